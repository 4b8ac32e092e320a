package dev.agentfirewall.recording;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values that were found to be secret or personal somewhere in a run, so that they are replaced wherever else they stand in it: a password is known
 * for one by the word before it, and is one without that word too. Bounded and confined to a thread.
 */
final class KnownValues {
    private static final int MOST = 10_000;
    private static final int SHORTEST_SECRET = 4;
    private static final int SHORTEST_DATUM = 6;
    private static final int LONGEST = 4_096;
    private static final int MOST_LENGTHS = 64;

    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, Set<Integer>> lengths = new HashMap<>(); // by the first characters

    /** Remembers {@code value}, which {@code rule} found. Short ones are words that many a text holds. */
    void add(String rule, String value, String placeholder) {
        int shortest = rule.startsWith("secret.") ? SHORTEST_SECRET : SHORTEST_DATUM;
        if (value.length() < shortest || value.length() > LONGEST || placeholders.size() >= MOST) {
            return;
        }
        Set<Integer> known = lengths.computeIfAbsent(head(value, 0), head -> new TreeSet<>((a, b) -> b - a));
        if (known.contains(value.length()) || known.size() < MOST_LENGTHS) {
            known.add(value.length());
            placeholders.putIfAbsent(value, placeholder);
        }
    }

    /** {@code text} with each known value that stands in it by itself replaced, the longest first. */
    String replaceIn(String text) {
        if (placeholders.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            Optional<String> value = startsWord(text, at) ? valueAt(text, at) : Optional.empty();
            out.append(value.map(placeholders::get).orElseGet(String.valueOf(text.charAt(at))::toString));
            at += value.map(String::length).orElse(1);
        }
        return out.toString();
    }

    private Optional<String> valueAt(String text, int at) {
        if (at + SHORTEST_SECRET > text.length()) {
            return Optional.empty();
        }
        for (int length : lengths.getOrDefault(head(text, at), Set.of())) {
            int end = at + length;
            if (end <= text.length() && endsWord(text, end)) {
                String candidate = text.substring(at, end);
                if (placeholders.containsKey(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static String head(String text, int at) {
        return text.substring(at, at + SHORTEST_SECRET);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !(isWord(text.charAt(at - 1)) && isWord(text.charAt(at)));
    }

    private static boolean endsWord(String text, int end) {
        return end == text.length() || !(isWord(text.charAt(end - 1)) && isWord(text.charAt(end)));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
