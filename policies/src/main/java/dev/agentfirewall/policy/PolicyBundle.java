package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A policy as OPA's bundle carries it: the plan that {@code opa build -t plan} compiled, its data and its manifest. It exists only
 * when its bytes were believed ({@link BundleTrust}); they are read once and used from that same read. Immutable and thread-safe.
 */
public final class PolicyBundle {
    /** The one rule that is asked, as a path. */
    public static final String ENTRYPOINT = "agent/firewall/decision";

    private static final String PLAN = "plan.json";
    private static final String DATA = "data.json";
    private static final Set<String> KNOWN = Set.of(PLAN, DATA, BundleManifest.FILE, BundleSignature.FILE);
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    private final Digest digest;
    private final BundleManifest manifest;
    private final Json plan;
    private final Json.Obj data;

    private PolicyBundle(Digest digest, BundleManifest manifest, Json plan, Json.Obj data) {
        this.digest = digest;
        this.manifest = manifest;
        this.plan = plan;
        this.data = data;
    }

    /**
     * Reads the bundle in {@code file}.
     *
     * @throws PolicyLoadException when it cannot be read, is not a well-formed plan bundle or is not trusted
     */
    public static PolicyBundle load(Path file, BundleTrust trust) {
        try {
            return of(BoundedFile.read(file, BundleLimits.DEFAULT.maxPackedBytes(), "policy bundle"), trust);
        } catch (IOException e) {
            throw new PolicyLoadException("policy bundle `" + file + "` not loaded: it cannot be read", e);
        }
    }

    /**
     * Reads the bundle in {@code packed}, which the caller must not change meanwhile.
     *
     * @throws PolicyLoadException when it is not a well-formed plan bundle or is not trusted
     */
    public static PolicyBundle of(byte[] packed, BundleTrust trust) {
        Digest digest = Digest.of(packed);
        trust.verifyDigest(digest);
        Map<String, byte[]> files = BundleArchive.read(packed, BundleLimits.DEFAULT);
        trust.verifyFiles(files);
        checkNames(files);
        return of(digest, files);
    }

    private static PolicyBundle of(Digest digest, Map<String, byte[]> files) {
        if (!files.containsKey(PLAN)) {
            throw BundleArchive.refused("it holds no `" + PLAN + "`; build it with `opa build -t plan`");
        }
        BundleManifest manifest = files.containsKey(BundleManifest.FILE)
                ? BundleManifest.of(object(files, BundleManifest.FILE))
                : BundleManifest.NONE;
        Json.Obj data = files.containsKey(DATA) ? object(files, DATA) : Json.Obj.EMPTY;
        manifest.checkRoots(data);
        return new PolicyBundle(digest, manifest, object(files, PLAN), data);
    }

    // The Rego sources lie in the bundle for people to read; what is evaluated is the plan.
    private static void checkNames(Map<String, byte[]> files) {
        for (String name : files.keySet()) {
            if (!KNOWN.contains(name) && !name.endsWith(".rego")) {
                throw BundleArchive.refused(
                        "`" + name + "` does not belong in a plan bundle; build it with `opa build -t plan`");
            }
        }
    }

    private static Json.Obj object(Map<String, byte[]> files, String name) {
        try {
            if (JSON.read(files.getOrDefault(name, new byte[0])) instanceof Json.Obj object) {
                return object;
            }
            throw BundleArchive.refused("`" + name + "` is not a JSON object");
        } catch (MalformedJsonException e) {
            throw new PolicyLoadException("policy bundle not loaded: `" + name + "`: " + e.getMessage(), e);
        }
    }

    /** The same policy with an operator's own settings laid over the bundle's. */
    public PolicyBundle withSettings(SettingsOverride settings) {
        Json.Obj both = Json.object()
                .put("bundle", digest.toString())
                .put("settings", settings.digest().toString())
                .build();
        return new PolicyBundle(Digest.of(CanonicalJson.bytes(both)), manifest, plan, settings.applyTo(data));
    }

    /**
     * What the audit log calls this policy: the digest of the bundle's bytes; with settings laid over it, the digest of the canonical
     * JSON {@code {"bundle":DIGEST,"settings":DIGEST}}.
     */
    public Digest digest() {
        return digest;
    }

    /** What the bundle says of itself. */
    public BundleManifest manifest() {
        return manifest;
    }

    /** OPA's compiled plan. */
    public Json plan() {
        return plan;
    }

    /** The document that rules read as {@code data}. */
    public Json.Obj data() {
        return data;
    }

    @Override
    public String toString() {
        return "policy bundle " + digest;
    }
}
