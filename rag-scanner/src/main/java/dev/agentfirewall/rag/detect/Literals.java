package dev.agentfirewall.rag.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds many words in one pass over a text (Aho and Corasick, 1975), as a table of states by character classes: one
 * array look-up a character, however many words there are.
 *
 * <p>Immutable and thread-safe. A word of Latin letters counts only where a word begins; a word written with a
 * {@code |} at its end counts only where a word ends, too.
 */
final class Literals {
    private static final char WORD_END = '|';

    private final short[] classes = new short[Character.MAX_VALUE + 1];
    private final int width;
    private final int[] next;
    private final List<List<Word>> found;

    /** Told of each word found. */
    interface Sink {
        void hit(int start, int end, long groups);
    }

    private record Word(String text, boolean startsWord, boolean endsWord, long groups) {}

    /** A search for the keys of {@code groups}; each value is handed to the sink as it is. */
    Literals(Map<String, Long> groups) {
        List<Word> words = new ArrayList<>();
        groups.forEach((literal, bits) -> words.add(word(literal, bits)));
        width = classify(words);
        int states = 1 + words.stream().mapToInt(word -> word.text().length()).sum();
        next = new int[states * width];
        found = new ArrayList<>();
        int used = plant(words);
        connect(used);
    }

    private static Word word(String literal, long bits) {
        boolean endsWord = literal.length() > 1 && literal.charAt(literal.length() - 1) == WORD_END;
        String text = endsWord ? literal.substring(0, literal.length() - 1) : literal;
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a literal has at least one character");
        }
        return new Word(text, latin(text.charAt(0)), endsWord, bits);
    }

    private int classify(List<Word> words) {
        short used = 0;
        for (Word word : words) {
            for (char c : word.text().toCharArray()) {
                if (classes[c] == 0) {
                    classes[c] = ++used;
                }
            }
        }
        return used + 1;
    }

    private int plant(List<Word> words) {
        found.add(new ArrayList<>());
        Arrays.fill(next, -1);
        for (Word word : words) {
            int state = 0;
            for (char c : word.text().toCharArray()) {
                int edge = state * width + classes[c];
                if (next[edge] < 0) {
                    next[edge] = found.size();
                    found.add(new ArrayList<>());
                }
                state = next[edge];
            }
            found.get(state).add(word);
        }
        return found.size();
    }

    private void connect(int states) {
        int[] fallback = new int[states];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int c = 0; c < width; c++) {
            if (next[c] < 0) {
                next[c] = 0;
            } else {
                queue.add(next[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int c = 0; c < width; c++) {
                int target = next[state * width + c];
                int viaFallback = next[fallback[state] * width + c];
                if (target < 0) {
                    next[state * width + c] = viaFallback;
                } else {
                    fallback[target] = viaFallback;
                    found.get(target).addAll(found.get(viaFallback));
                    queue.add(target);
                }
            }
        }
    }

    /** Tells {@code sink} of every word in {@code text}, by where it ends. */
    void search(String text, Sink sink) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = next[state * width + classes[text.charAt(i)]];
            List<Word> here = found.get(state);
            for (int w = 0; w < here.size(); w++) {
                report(text, i + 1, here.get(w), sink);
            }
        }
    }

    private static void report(String text, int end, Word word, Sink sink) {
        int start = end - word.text().length();
        boolean starts = !word.startsWord() || start == 0 || !latin(text.charAt(start - 1));
        boolean ends = !word.endsWord() || end == text.length() || !latin(text.charAt(end));
        if (starts && ends) {
            sink.hit(start, end, word.groups());
        }
    }

    private static boolean latin(char c) {
        return c >= 'a' && c <= 'z';
    }
}
