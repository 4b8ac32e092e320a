package dev.agentfirewall.approvals.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers that prove who sent a message, when, and that it is this one: HMAC-SHA256 over the purpose, the time, a nonce and the digest of the
 * body. The purpose keeps a question from being sent back as an answer. The key is shared with the approver's system and nobody else: either could have made what the
 * other sends. Where that is not wanted, the other side signs with {@link Ed25519Signer a key of its own}.
 *
 * <p>Immutable and thread-safe.
 */
public final class MessageSeal implements MessageSigner, MessageCheck {
    /** Seconds since 1970. */
    public static final String TIMESTAMP = "X-Agent-Firewall-Timestamp";

    /** 32 hexadecimal digits, never the same twice. */
    public static final String NONCE = "X-Agent-Firewall-Nonce";

    /** {@code v1=} and the base64 of the HMAC; {@code ed25519=} and that of the signature. */
    public static final String SIGNATURE = "X-Agent-Firewall-Signature";

    private static final int LEAST_KEY = 32;
    private static final String SCHEME = "agent-firewall-approval v1";

    private final SecretKeySpec key;
    private final Clock clock;

    private MessageSeal(SecretKeySpec key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * A seal with a key of at least 32 random bytes.
     *
     * @throws IllegalArgumentException when it is shorter: it could be guessed
     */
    public static MessageSeal hmac(byte[] key, Clock clock) {
        if (key.length < LEAST_KEY) {
            throw new IllegalArgumentException("a key has at least " + LEAST_KEY + " random bytes");
        }
        return new MessageSeal(new SecretKeySpec(key, "HmacSHA256"), clock);
    }

    @Override
    public Map<String, String> headers(Purpose purpose, byte[] body) {
        Message message = Message.sent(SCHEME, purpose, now());
        return message.headers(sign(message, body));
    }

    /** What a message is for. */
    public enum Purpose {
        QUESTION,
        ANSWER
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** {@inheritDoc} It takes as long whatever is wrong. */
    @Override
    public boolean holds(Purpose purpose, Map<String, String> headers, byte[] body) {
        return MessageDigest.isEqual(
                sign(Message.received(SCHEME, purpose, headers), body).getBytes(StandardCharsets.UTF_8),
                Message.header(headers, SIGNATURE).getBytes(StandardCharsets.UTF_8));
    }

    private String sign(Message message, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return "v1=" + Base64.getEncoder().encodeToString(mac.doFinal(message.signed(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "message seal (HMAC-SHA256)";
    }
}
