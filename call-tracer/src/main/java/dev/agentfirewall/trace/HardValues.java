package dev.agentfirewall.trace;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.trace.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The addresses, links, numbers and codes in a longer text: each has a way of its own. */
final class HardValues {
    private static final int MAX_VALUES = 64;
    private static final int MAX_WORDS = 4096;
    private static final int LEAST_LENGTH = 5;
    private static final int LEAST_DIGITS = 3;
    private static final String EDGE = ".,;:!?\"'()[]{}<>*`";

    private HardValues() {}

    /** At most {@value #MAX_VALUES}, each once, in the order of {@code text}. */
    static List<Value> in(String text) {
        List<Value> found = new ArrayList<>();
        for (String word : new LinkedHashSet<>(List.of(text.split("\\s+", MAX_WORDS)))) {
            String bare = bare(word);
            if (isHard(bare) && found.size() < MAX_VALUES) {
                found.add(Value.of(bare, ArgumentRole.OTHER));
            }
        }
        return found;
    }

    private static boolean isHard(String word) {
        long digits = word.chars().filter(Character::isDigit).count();
        return word.length() >= LEAST_LENGTH && (word.indexOf('@') > 0 || isLink(word) || digits >= LEAST_DIGITS);
    }

    static boolean isLink(String word) {
        return word.contains("://") || word.startsWith("www.");
    }

    private static String bare(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && EDGE.indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && EDGE.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(start, end);
    }
}
