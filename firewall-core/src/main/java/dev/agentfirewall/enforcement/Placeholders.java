package dev.agentfirewall.enforcement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What stands in the place of personal data and secrets: {@code [IBAN_1]}, {@code [EMAIL_2]}. One value has one number, however it is
 * spaced, for as long as these placeholders live: a conversation, or a text. Values are not kept; digests with a key of this process are.
 *
 * <p>Thread-safe and bounded: beyond {@link #MOST} values a placeholder has no number. Two values that share a number are never told apart,
 * and the number tells nothing of the value but the order in which it was first seen.
 */
public final class Placeholders {
    /** Values that are numbered. */
    public static final int MOST = 10_000;

    private static final int KEY = 16;

    private final byte[] key = new byte[KEY];
    private final Safe safe;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lastOfKind = new HashMap<>();

    /** Placeholders that nobody can undo. */
    public Placeholders() {
        this((placeholder, rule, value) -> {});
    }

    /** Placeholders whose values {@code safe} is told of each time. */
    Placeholders(Safe safe) {
        this.safe = safe;
        new SecureRandom().nextBytes(key);
    }

    /** Keeps what a placeholder stands for. */
    interface Safe {
        void keep(String placeholder, String rule, String value);
    }

    /** The placeholder for {@code value}, which {@code rule} found. */
    public synchronized String of(String rule, String value) {
        String kind = rule.substring(rule.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        String name = name(kind, value);
        if (!numbers.containsKey(name) && numbers.size() >= MOST) {
            return "[" + kind + "]";
        }
        int number = numbers.computeIfAbsent(name, first -> lastOfKind.merge(kind, 1, Integer::sum));
        String placeholder = "[" + kind + "_" + number + "]";
        safe.keep(placeholder, rule, value);
        return placeholder;
    }

    private String name(String kind, String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(plain(value).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    /** The value without what only spaces it: {@code DE89 3704} is {@code DE893704}. A mail address keeps its dots. */
    private static String plain(String value) {
        String spacing = value.indexOf('@') >= 0 ? "\\s" : "[\\s./()-]";
        return value.replaceAll(spacing, "").toLowerCase(Locale.ROOT);
    }

    /** Tells how many values were numbered, and none of them. */
    @Override
    public synchronized String toString() {
        return "placeholders for " + numbers.size() + " values";
    }
}
