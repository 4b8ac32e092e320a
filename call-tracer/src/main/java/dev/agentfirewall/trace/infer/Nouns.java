package dev.agentfirewall.trace.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** English nouns in groups, and the few lists of verbs that only matter beside them. Immutable once made. */
final class Nouns {
    /** The nouns of the word list. */
    static final Nouns ENGLISH = new Nouns(new WordFile("nouns-en.txt"));

    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, String> same = new HashMap<>();

    Nouns(WordFile file) {
        file.groups().forEach((group, words) -> groups.put(group, new HashSet<>(words)));
        for (String pair : file.words("same")) {
            same.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
    }

    /** Whether {@code word} is in {@code group}. */
    boolean in(String group, String word) {
        return groups.getOrDefault(group, Set.of()).contains(word);
    }

    /** The first word, or pair of words joined by {@code _}, of {@code group} among {@code words}, which are singular. */
    Optional<String> first(String group, List<String> words) {
        Set<String> members = groups.getOrDefault(group, Set.of());
        for (int i = 0; i < words.size(); i++) {
            if (i + 1 < words.size() && members.contains(words.get(i) + "_" + words.get(i + 1))) {
                return Optional.of(words.get(i) + "_" + words.get(i + 1));
            }
            if (members.contains(words.get(i))) {
                return Optional.of(words.get(i));
            }
        }
        return Optional.empty();
    }

    /** As {@link #first}, but not where a compound makes it another thing, as in "payment method". */
    Optional<String> thing(String group, List<String> words) {
        List<String> heads = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean compound = i + 1 < words.size() && in("not-the-thing", words.get(i + 1));
            heads.add(compound && !in(group, words.get(i) + "_" + words.get(i + 1)) ? "" : words.get(i));
        }
        return first(group, heads);
    }

    /** Whether any of {@code words} is in {@code group}. */
    boolean any(String group, List<String> words) {
        return first(group, words).isPresent();
    }

    /** The one name for a thing that has several. */
    String canonical(String noun) {
        return same.getOrDefault(noun, noun);
    }

    /** Each of {@code words} in the singular and under its one name. */
    List<String> singular(List<String> words) {
        return words.stream().map(word -> canonical(Inflection.singular(word))).toList();
    }
}
