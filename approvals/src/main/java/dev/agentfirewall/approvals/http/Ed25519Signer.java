package dev.agentfirewall.approvals.http;

import dev.agentfirewall.approvals.http.MessageSeal.Purpose;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs messages with a private key that nobody else has: whoever holds the public one ({@link Ed25519Keys}) can check them and make none. Immutable and
 * thread-safe.
 */
public final class Ed25519Signer implements MessageSigner {
    private final String id;
    private final PrivateKey key;
    private final Clock clock;

    private Ed25519Signer(String id, PrivateKey key, Clock clock) {
        this.id = id;
        this.key = key;
        this.clock = clock;
    }

    /**
     * A signer with {@code key}.
     *
     * @param id by which the other side knows the key: 1 to 64 letters, digits, dots, dashes and underscores
     * @throws IllegalArgumentException when it is a key of another kind; tells nothing of it
     */
    public static Ed25519Signer of(String id, PrivateKey key, Clock clock) {
        Ed25519Signer signer = new Ed25519Signer(Ed25519Keys.checked(id), Ed25519Keys.checked(key), clock);
        signer.headers(Purpose.QUESTION, new byte[0]); // a key that cannot sign is found out now
        return signer;
    }

    @Override
    public Map<String, String> headers(Purpose purpose, byte[] body) {
        Message message = Message.sent(Ed25519Keys.scheme(id), purpose, clock.instant());
        Map<String, String> headers = new LinkedHashMap<>(message.headers(sign(message.signed(body))));
        headers.put(Ed25519Keys.KEY, id);
        return headers;
    }

    private String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes);
            return Ed25519Keys.MARK + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this key does not sign: give an Ed25519 private key");
        }
    }

    /** Tells the key's name. */
    @Override
    public String toString() {
        return "message signer (Ed25519, key `" + id + "`)";
    }
}
