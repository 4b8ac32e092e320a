package dev.agentfirewall.trace.value;

import java.util.Set;

/** What stands between a day and a time, and after a time. */
final class Moments {
    private static final Set<String> BETWEEN = Set.of("at", "um", "à", "a", "alle", "às", "om", "kl", "from", "t");

    private Moments() {}

    static boolean between(String word) {
        return BETWEEN.contains(word)
                || BETWEEN.stream().anyMatch(other -> Fold.fold(other).equals(word));
    }

    /** Whether {@code text} is empty or names a time zone: {@code Z}, {@code +02:00}, {@code UTC}, {@code CEST}. */
    static boolean zone(String text) {
        String zone = text.strip();
        if (zone.isEmpty()) {
            return true;
        }
        if (zone.charAt(0) == '+' || zone.charAt(0) == '-') {
            return zone.length() <= 6 && zone.substring(1).chars().allMatch(c -> Character.isDigit(c) || c == ':');
        }
        return zone.length() <= 5 && zone.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == 'z');
    }
}
