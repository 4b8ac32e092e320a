package dev.agentfirewall.enforcement;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the placeholders of one conversation stand for, encrypted (AES-256-GCM, a key of their own, bound to the placeholder) and for a time. Once
 * they are {@linkplain #forget forgotten}, the key is overwritten, so that not even a dump of the memory holds them.
 *
 * <p>Thread-safe and bounded by whoever names the placeholders.
 */
final class SealedValues {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[KEY];
    private final Duration kept;
    private final Map<String, Sealed> values = new HashMap<>();
    private boolean forgotten;

    /** @param kept how long a value can be had back after it was last seen */
    SealedValues(Duration kept) {
        this.kept = kept;
        random.nextBytes(key);
    }

    /** Nonce and text in one, as base64: what is kept of a value. */
    private record Sealed(String rule, String text, Instant until) {}

    /** A value and the rule that found it. */
    record Opened(String rule, String value) {
        /** Tells the rule; the value is guarded. */
        @Override
        public String toString() {
            return "value that `" + rule + "` found";
        }
    }

    synchronized void keep(String placeholder, String rule, String value, Instant now) {
        if (forgotten) {
            return;
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] text = crypt(Cipher.ENCRYPT_MODE, placeholder, nonce, value.getBytes(StandardCharsets.UTF_8));
        ByteBuffer both = ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text);
        values.put(placeholder, new Sealed(rule, Base64.getEncoder().encodeToString(both.array()), now.plus(kept)));
    }

    /** What {@code placeholder} stands for, while that is kept. */
    synchronized Optional<Opened> open(String placeholder, Instant now) {
        Sealed one = values.get(placeholder);
        if (forgotten || one == null) {
            return Optional.empty();
        }
        if (!now.isBefore(one.until())) {
            values.remove(placeholder);
            return Optional.empty();
        }
        byte[] both = Base64.getDecoder().decode(one.text());
        byte[] nonce = Arrays.copyOf(both, NONCE);
        byte[] text = crypt(Cipher.DECRYPT_MODE, placeholder, nonce, Arrays.copyOfRange(both, NONCE, both.length));
        return Optional.of(new Opened(one.rule(), new String(text, StandardCharsets.UTF_8)));
    }

    /** All of them by placeholder, those that are kept no longer left out. */
    synchronized Map<String, Opened> all(Instant now) {
        Map<String, Opened> all = new HashMap<>();
        for (String placeholder : Map.copyOf(values).keySet()) {
            open(placeholder, now).ifPresent(opened -> all.put(placeholder, opened));
        }
        return all;
    }

    /** Gives every value up. */
    synchronized void forget() {
        forgotten = true;
        values.clear();
        Arrays.fill(key, (byte) 0);
    }

    private byte[] crypt(int mode, String placeholder, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(placeholder.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value behind a placeholder could not be read or kept", e);
        }
    }

    /** Tells how many values are kept, and none of them. */
    @Override
    public synchronized String toString() {
        return values.size() + " sealed values";
    }
}
