package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.ManifestEntry;
import dev.agentfirewall.artifact.Pinning;
import dev.agentfirewall.artifact.signing.Statement.Resource;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Writes OMS v1.0 bundles. A signer proves its own key before it signs: what it writes, {@link Bundle#verify} takes. Thread-safe.
 */
public final class ModelSigner {
    private static final byte[] PROBE = "agent-firewall".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey key;
    private final SignatureScheme scheme;
    private final Material material;
    private final Json written;

    private ModelSigner(PrivateKey key, PublicKey counterpart, Material material, Json written) throws BundleException {
        this.key = key;
        this.scheme = SignatureScheme.of(key);
        this.material = material;
        this.written = written;
        if (SignatureScheme.of(counterpart) != scheme || !scheme.verify(counterpart, PROBE, scheme.sign(key, PROBE))) {
            throw new BundleException("the private key and the public one are no pair");
        }
    }

    /** Signs by the key method: whoever verifies has the public key already. */
    public static ModelSigner key(PrivateKey key, PublicKey counterpart) throws BundleException {
        String hint = Pem.fingerprint(counterpart);
        Json written = Json.object()
                .put("publicKey", Json.object().put("hint", hint).build())
                .put("tlogEntries", new Json.Arr(List.of()))
                .build();
        return new ModelSigner(key, counterpart, new Material.Key(Optional.of(hint)), written);
    }

    /**
     * Signs by the certificate method.
     *
     * @param chain the signer's certificate, then those above it up to one that whoever verifies trusts
     */
    public static ModelSigner certificate(PrivateKey key, List<X509Certificate> chain) throws BundleException {
        if (chain.isEmpty()) {
            throw new BundleException("to sign by certificate takes one");
        }
        Json written = Json.object()
                .put(
                        "x509CertificateChain",
                        Json.object().put("certificates", raw(chain)).build())
                .put("tlogEntries", new Json.Arr(List.of()))
                .build();
        return new ModelSigner(key, chain.get(0).getPublicKey(), new Material.Chain(chain), written);
    }

    /**
     * Signs everything in {@code files} but what every signer leaves out (git's own files at the root).
     *
     * @param name what the model is called
     * @return the bundle, as text in UTF-8
     * @throws ArtifactVerificationException when something there cannot be part of a model
     */
    public byte[] sign(ArtifactSource files, String name) throws ArtifactVerificationException {
        Pinning pinning = new Pinning(name, "signed here", "unknown", Optional.empty());
        Statement statement = statement(pinning.pin(new IgnoredPaths(files, List.of())));
        byte[] payload = CanonicalJson.bytes(statement.document());
        Envelope envelope = new Envelope(payload, scheme.sign(key, Envelope.signedBytes(payload)));
        Json bundle = new Bundle(material, envelope, statement).document(written);
        return (CanonicalJson.write(bundle) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Statement statement(Manifest manifest) {
        List<Resource> resources = manifest.entries().stream()
                .map(ModelSigner::resource)
                .sorted(ResourceOrder.BY_NAME)
                .toList();
        return new Statement(manifest.name(), resources, "sha256", Optional.empty(), false, IgnoredPaths.ALWAYS);
    }

    private static Resource resource(ManifestEntry entry) {
        return new Resource(entry.path(), 0, -1, entry.sha256().hex());
    }

    private static Json raw(List<X509Certificate> chain) throws BundleException {
        List<Json> all = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                String der = Base64.getEncoder().encodeToString(certificate.getEncoded());
                all.add(Json.object().put("rawBytes", der).build());
            } catch (CertificateEncodingException e) {
                throw new BundleException("a certificate cannot be encoded", e);
            }
        }
        return new Json.Arr(all);
    }
}
