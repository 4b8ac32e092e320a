package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A DSSE envelope with one signature. What is signed is not the payload but its pre-authentication encoding, which binds the type to it. */
final class Envelope {
    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private final byte[] payload;
    private final byte[] signature;

    /**
     * @param payload the statement, as its maker wrote it
     * @param signature over {@link #signedBytes}
     */
    Envelope(byte[] payload, byte[] signature) {
        this.payload = payload;
        this.signature = signature;
    }

    static Envelope parse(Fields fields) throws BundleException {
        fields.only("payload", "payloadType", "signatures").constant("payloadType", PAYLOAD_TYPE);
        List<Json> signatures = fields.array("signatures");
        if (signatures.size() != 1) {
            throw fields.wrong("must hold one signature, not " + signatures.size());
        }
        return new Envelope(fields.base64("payload"), signature(signatures.get(0)));
    }

    // The key is known from elsewhere; `keyid` is a hint that nobody signed, and may be absent, empty or null.
    private static byte[] signature(Json json) throws BundleException {
        Fields fields = Fields.of(json, "the signature").only("sig", "keyid");
        Optional<Json> keyId = fields.optional("keyid");
        if (keyId.isPresent() && !(keyId.get() instanceof Json.Str) && !(keyId.get() instanceof Json.Null)) {
            throw fields.wrong("must hold text or null in `keyid`");
        }
        return fields.base64("sig");
    }

    byte[] payload() {
        return payload;
    }

    byte[] signature() {
        return signature;
    }

    /** DSSE's pre-authentication encoding. */
    static byte[] signedBytes(byte[] payload) {
        byte[] head = ("DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + payload.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(payload, 0, all, head.length, payload.length);
        return all;
    }

    Json document() {
        Json signed = Json.object()
                .put("sig", Base64.getEncoder().encodeToString(signature))
                .put("keyid", "")
                .build();
        return Json.object()
                .put("payload", Base64.getEncoder().encodeToString(payload))
                .put("payloadType", PAYLOAD_TYPE)
                .put("signatures", new Json.Arr(List.of(signed)))
                .build();
    }
}
