package dev.agentfirewall.rag.sensitive.text;

import java.util.Set;

/**
 * Words that tell what a value beside them is: "passport" beside nine digits.
 *
 * @param name its name, unlike every other topic's
 * @param words in any language; a {@code |} at the end asks for a word's end there
 */
public record Topic(String name, Set<String> words) {
    public Topic {
        words = Set.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a topic has words: `" + name + "`");
        }
    }
}
