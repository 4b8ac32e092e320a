package dev.agentfirewall.rag.sensitive.text;

import dev.agentfirewall.rag.detect.Literals;
import dev.agentfirewall.rag.normalize.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All topics' words behind one search. Immutable and thread-safe. */
public final class Vocabulary {
    private static final char LAST_FOLDED = 0x24F;
    private static final char[] FOLDED = folded();

    private final Map<String, Integer> topics = new HashMap<>();
    private final List<int[]> topicsOfWord = new ArrayList<>();
    private final Literals literals;

    /** A search for the words of {@code topics}; two of one name are one topic. */
    public Vocabulary(Collection<Topic> topics) {
        Map<String, List<Integer>> words = new LinkedHashMap<>();
        for (Topic topic : topics) {
            int id = this.topics.computeIfAbsent(topic.name(), name -> this.topics.size());
            topic.words()
                    .forEach(word -> words.computeIfAbsent(fold(word), w -> new ArrayList<>())
                            .add(id));
        }
        Map<String, Long> numbered = new LinkedHashMap<>();
        words.forEach((word, ids) -> {
            numbered.put(word, (long) topicsOfWord.size());
            topicsOfWord.add(ids.stream().mapToInt(Integer::intValue).toArray());
        });
        this.literals = new Literals(numbered);
    }

    /** Lower case without accents, character by character, so that places stay what they are. */
    public static String fold(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            chars[i] = c <= LAST_FOLDED ? FOLDED[c] : Character.toLowerCase(c);
        }
        return new String(chars);
    }

    private static char[] folded() {
        char[] table = new char[LAST_FOLDED + 1];
        for (char c = 0; c <= LAST_FOLDED; c++) {
            String form = Folding.fold(String.valueOf(c));
            table[c] = form.length() == 1 && form.charAt(0) > ' ' ? form.charAt(0) : Character.toLowerCase(c);
        }
        return table;
    }

    int topic(String name) {
        return topics.getOrDefault(name, -1);
    }

    int topics() {
        return topics.size();
    }

    int[] topicsOf(int word) {
        return topicsOfWord.get(word);
    }

    boolean speaksOf(int word, int topic) {
        for (int one : topicsOfWord.get(word)) {
            if (one == topic) {
                return true;
            }
        }
        return false;
    }

    void search(String folded, Literals.Sink sink) {
        literals.search(folded, sink);
    }
}
