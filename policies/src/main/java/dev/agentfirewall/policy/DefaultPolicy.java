package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The compiled default rules, as they come with this library. */
public final class DefaultPolicy {
    private static final String BUNDLE = "bundle/bundle.tar.gz";
    private static final String DIGEST = "bundle/BUNDLE.sha256";

    private DefaultPolicy() {}

    /**
     * The default rules, held to the digest that was committed beside them.
     *
     * @throws PolicyLoadException when the bundle is not the committed one, or its digest is missing
     */
    public static PolicyBundle bundle() {
        return PolicyBundle.of(resource(BUNDLE), BundleTrust.pinned(digest()));
    }

    /** The digest of the default rules' bundle. */
    public static Digest digest() {
        String line = new String(resource(DIGEST), StandardCharsets.US_ASCII);
        return Digest.parse("sha256:" + line.substring(0, Math.min(64, line.length())));
    }

    private static byte[] resource(String name) {
        try (InputStream in = DefaultPolicy.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new PolicyLoadException("default policy not loaded: resource `" + name + "` is missing; "
                        + "run policies/build, and build the module again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("default policy not loaded: resource `" + name + "` cannot be read", e);
        }
    }
}
