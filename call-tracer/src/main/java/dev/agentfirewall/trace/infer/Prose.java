package dev.agentfirewall.trace.infer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words of English grammar in groups, as far as descriptions of tools need them.
 *
 * @param groups the words of each group
 */
record Prose(Map<String, Set<String>> groups) {
    /** The words of the word list. */
    static final Prose ENGLISH = new Prose(load());

    Prose {
        groups = Map.copyOf(groups);
    }

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> groups = new HashMap<>();
        new WordFile("prose-en.txt").groups().forEach((name, words) -> groups.put(name, Set.copyOf(words)));
        return groups;
    }

    boolean in(String group, String word) {
        return groups.getOrDefault(group, Set.of()).contains(word);
    }

    boolean any(String group, List<String> words) {
        return words.stream().anyMatch(word -> in(group, word));
    }
}
