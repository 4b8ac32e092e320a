package dev.agentfirewall.approvals.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers that prove who sent a message, when, and that it is this one: HMAC-SHA256 over the purpose, the time, a nonce and the digest of the
 * body. The purpose keeps a question from being sent back as an answer. The key is shared with the approver's system and nobody else.
 *
 * <p>Immutable and thread-safe.
 */
public final class MessageSeal {
    /** Seconds since 1970. */
    public static final String TIMESTAMP = "X-Agent-Firewall-Timestamp";

    /** 32 hexadecimal digits, never the same twice. */
    public static final String NONCE = "X-Agent-Firewall-Nonce";

    /** {@code v1=} and the base64 of the HMAC. */
    public static final String SIGNATURE = "X-Agent-Firewall-Signature";

    private static final int LEAST_KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

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

    /** The headers of a message that is sent now. */
    public Map<String, String> headers(Purpose purpose, byte[] body) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String nonce = HexFormat.of().formatHex(random);
        String time = Long.toString(now().getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(TIMESTAMP, time);
        headers.put(NONCE, nonce);
        headers.put(SIGNATURE, sign(purpose, time, nonce, body));
        return headers;
    }

    /** What a message is for. */
    public enum Purpose {
        QUESTION,
        ANSWER
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether the signature is that of the rest; takes as long whatever is wrong with it. */
    boolean holds(Purpose purpose, String time, String nonce, byte[] body, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, time, nonce, body).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(Purpose purpose, String time, String nonce, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            String signed = "agent-firewall-approval v1\n" + purpose + '\n' + time + '\n' + nonce + '\n' + digest;
            return "v1=" + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
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
