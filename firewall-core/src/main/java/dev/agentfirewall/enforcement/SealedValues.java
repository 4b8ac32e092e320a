package dev.agentfirewall.enforcement;

import dev.agentfirewall.crypto.AesGcm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the placeholders of one conversation stand for, encrypted (AES-256-GCM, a key of their own, bound to the placeholder) and for a time. Once
 * they are {@linkplain #forget forgotten}, the key is overwritten, so that not even a dump of the memory holds them.
 *
 * <p>Thread-safe and bounded by whoever names the placeholders.
 */
final class SealedValues {
    private final byte[] key = AesGcm.newKey();
    private final Duration kept;
    private final Map<String, Sealed> values = new LinkedHashMap<>();
    private boolean forgotten;

    /** @param kept how long a value can be had back after it was last seen */
    SealedValues(Duration kept) {
        this.kept = kept;
    }

    /** What is kept of a value, as base64. */
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
        dropOld(now);
        byte[] text = AesGcm.seal(key, bytes(value), bytes(placeholder));
        values.remove(placeholder); // the oldest stay first
        values.put(placeholder, new Sealed(rule, Base64.getEncoder().encodeToString(text), now.plus(kept)));
    }

    private void dropOld(Instant now) {
        Iterator<Sealed> oldest = values.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next().until())) {
            oldest.remove();
        }
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
        return Optional.of(
                new Opened(one.rule(), opened(placeholder, Base64.getDecoder().decode(one.text()))));
    }

    private String opened(String placeholder, byte[] text) {
        try {
            return new String(AesGcm.open(key, text, bytes(placeholder)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value behind a placeholder could not be read", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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

    /** Tells how many values are kept, and none of them. */
    @Override
    public synchronized String toString() {
        return values.size() + " sealed values";
    }
}
