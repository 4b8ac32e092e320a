package dev.agentfirewall.approvals.http;

import dev.agentfirewall.approvals.http.MessageSeal.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is signed of a message: what it is for, when, a nonce and the digest of the body, after a line that no other kind of proof begins with.
 *
 * @param scheme the first line: format, version, and key where there are several
 * @param time seconds since 1970
 * @param nonce 32 hexadecimal digits
 */
record Message(String scheme, Purpose purpose, String time, String nonce) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A message that is sent now. */
    static Message sent(String scheme, Purpose purpose, Instant now) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return new Message(
                scheme,
                purpose,
                Long.toString(now.getEpochSecond()),
                HexFormat.of().formatHex(random));
    }

    /** A message that came with {@code headers}. */
    static Message received(String scheme, Purpose purpose, Map<String, String> headers) {
        return new Message(scheme, purpose, header(headers, MessageSeal.TIMESTAMP), header(headers, MessageSeal.NONCE));
    }

    static String header(Map<String, String> headers, String name) {
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        return named.getOrDefault(name, "");
    }

    /** The bytes that are signed. */
    byte[] signed(byte[] body) {
        String text = scheme + '\n' + purpose + '\n' + time + '\n' + nonce + '\n' + digest(body);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The headers with {@code signature}. */
    Map<String, String> headers(String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(MessageSeal.TIMESTAMP, time);
        headers.put(MessageSeal.NONCE, nonce);
        headers.put(MessageSeal.SIGNATURE, signature);
        return headers;
    }
}
