package dev.agentfirewall.artifact.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** Bundles over any payload, truly signed: what is wrong with them is what they say. */
final class Forged {
    static final KeyPair KEYS = keys();
    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private Forged() {}

    static String bundle(String statement) {
        byte[] payload = statement.getBytes(StandardCharsets.UTF_8);
        String head = "DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ";
        String sig = sign((head + statement).getBytes(StandardCharsets.UTF_8));
        return "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\","
                + "\"verificationMaterial\":{\"publicKey\":{\"hint\":\"" + Pem.fingerprint(KEYS.getPublic()) + "\"},"
                + "\"tlogEntries\":[]},\"dsseEnvelope\":{\"payload\":\""
                + Base64.getEncoder().encodeToString(payload) + "\",\"payloadType\":\"" + PAYLOAD_TYPE
                + "\",\"signatures\":[{\"sig\":\"" + sig + "\",\"keyid\":\"\"}]}}";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KEYS.getPrivate());
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
