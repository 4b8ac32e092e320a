package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;

/**
 * An OpenSSF Model Signing v1.0 bundle: a Sigstore bundle around a DSSE envelope around an in-toto statement about a model. Having parsed
 * says that it is well-formed, not that anybody signed it: {@link #verify} says that.
 *
 * <p>Immutable and thread-safe. Reading is as strict as the specification's schemas, and stricter where they leave a choice that a
 * second reader could make otherwise: one signature, one spelling of base 64, no doubled keys, and a root digest that fits the resources.
 */
public final class Bundle {
    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    private final Material material;
    private final Envelope envelope;
    private final Statement statement;

    Bundle(Material material, Envelope envelope, Statement statement) {
        this.material = material;
        this.envelope = envelope;
        this.statement = statement;
    }

    /**
     * Reads a bundle.
     *
     * @throws BundleException when it is not a well-formed OMS v1.0 bundle; the message says why
     */
    public static Bundle parse(byte[] utf8) throws BundleException {
        Fields fields = Fields.parse(utf8, "the bundle").only("mediaType", "verificationMaterial", "dsseEnvelope");
        fields.constant("mediaType", MEDIA_TYPE);
        Envelope envelope = Envelope.parse(fields.object("dsseEnvelope"));
        Material material = MaterialReader.read(fields.object("verificationMaterial"));
        return new Bundle(material, envelope, StatementReader.read(envelope.payload()));
    }

    /** Whether {@code utf8} means to be a Sigstore bundle, well-formed or not: for a reader that takes several kinds of file. */
    public static boolean resembles(byte[] utf8) {
        try {
            return new JsonReader(JsonLimits.FILES).read(utf8) instanceof Json.Obj object
                    && (object.get("mediaType").isPresent()
                            || object.get("dsseEnvelope").isPresent());
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    /** How it was signed: {@code key}, {@code certificate} or {@code sigstore}. */
    public String method() {
        return material.method();
    }

    /** What it says about which files. Nobody vouches for it before {@link #verify}. */
    public Statement statement() {
        return statement;
    }

    /**
     * Checks the signature with a key that {@code trust} holds.
     *
     * @return what was signed, and by whom
     * @throws BundleException when the signature is not by a trusted key, or of a kind that cannot be checked
     */
    public SignedModel verify(Trust trust) throws BundleException {
        Trust.Signer signer = trust.signer(material);
        SignatureScheme scheme = SignatureScheme.of(signer.key());
        if (!scheme.verify(signer.key(), Envelope.signedBytes(envelope.payload()), envelope.signature())) {
            throw new BundleException("it is not by " + signer.name());
        }
        return new SignedModel(statement, signer.name());
    }

    /** The bundle as JSON text. */
    Json document(Json verificationMaterial) {
        return Json.object()
                .put("mediaType", MEDIA_TYPE)
                .put("verificationMaterial", verificationMaterial)
                .put("dsseEnvelope", envelope.document())
                .build();
    }
}
