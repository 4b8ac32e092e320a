package dev.agentfirewall.rag.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds many words in one pass over a text (Aho and Corasick, 1975): for ASCII a table of states by character classes,
 * one array look-up a character; for other scripts a table of the edges there are, with the automaton's fallbacks, so
 * that a language more costs its own letters and no more.
 *
 * <p>Immutable and thread-safe. A word of Latin letters counts only where a word begins; a word written with a
 * {@code |} at its end counts only where a word ends, too; one written with a {@code *} at its front counts anywhere.
 */
public final class Literals {
    private static final char WORD_END = '|';
    private static final char ANYWHERE = '*';
    private static final char ASCII = 0x80;
    private static final Word[] NOTHING = {};

    private final byte[] classes = new byte[ASCII];
    private final int width;
    private final int[] next;
    private final int[] fallback;
    private final Edges others;
    private final Word[][] found;

    /** Told of each word found. */
    public interface Sink {
        void hit(int start, int end, long groups);
    }

    private record Word(int length, boolean startsWord, boolean endsWord, long groups) {}

    /** A search for the keys of {@code groups}; each value is handed to the sink as it is. */
    public Literals(Map<String, Long> groups) {
        width = classify(groups.keySet().stream().map(Literals::letters).toList());
        Planting planting = new Planting();
        groups.forEach(planting::plant);
        int states = planting.ends.size();
        next = new int[states * width];
        fallback = new int[states];
        found = new Word[states][];
        others = new Edges(planting.edges);
        connect(planting);
    }

    private static String letters(String literal) {
        String letters = literal.substring(anywhere(literal) ? 1 : 0, literal.length() - (wordEnd(literal) ? 1 : 0));
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("a literal has at least one character");
        }
        return letters;
    }

    private static boolean wordEnd(String literal) {
        return literal.length() > 1 && literal.charAt(literal.length() - 1) == WORD_END;
    }

    private static boolean anywhere(String literal) {
        return literal.length() > 1 && literal.charAt(0) == ANYWHERE;
    }

    private int classify(List<String> words) {
        byte used = 0;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (c < ASCII && classes[c] == 0) {
                    classes[c] = ++used;
                }
            }
        }
        return used + 1;
    }

    /** The words as a tree: for each state its edges, and the words that end there. */
    private static final class Planting {
        private final List<List<Word>> ends = new ArrayList<>();
        private final List<StringBuilder> letters = new ArrayList<>();
        private final List<List<Integer>> targets = new ArrayList<>();
        private int edges;

        Planting() {
            grow();
        }

        private int grow() {
            ends.add(new ArrayList<>());
            letters.add(new StringBuilder());
            targets.add(new ArrayList<>());
            return ends.size() - 1;
        }

        void plant(String literal, long groups) {
            String word = letters(literal);
            int state = 0;
            for (int i = 0; i < word.length(); i++) {
                state = step(state, word.charAt(i));
            }
            ends.get(state)
                    .add(new Word(
                            word.length(), !anywhere(literal) && latin(word.charAt(0)), wordEnd(literal), groups));
        }

        private static String letters(String literal) {
            return Literals.letters(literal);
        }

        private int step(int state, char c) {
            int edge = letters.get(state).indexOf(String.valueOf(c));
            if (edge >= 0) {
                return targets.get(state).get(edge);
            }
            int target = grow();
            letters.get(state).append(c);
            targets.get(state).add(target);
            edges++;
            return target;
        }
    }

    /** Breadth first, so that a state's fallback is complete before the state is. */
    private void connect(Planting planting) {
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            inherit(state, planting.ends.get(state));
            for (int e = 0; e < planting.targets.get(state).size(); e++) {
                char c = planting.letters.get(state).charAt(e);
                int target = planting.targets.get(state).get(e);
                fallback[target] = state == 0 ? 0 : step(fallback[state], c);
                if (c < ASCII) {
                    next[state * width + classes[c]] = target;
                } else {
                    others.put(state, c, target);
                }
                queue.add(target);
            }
        }
    }

    private void inherit(int state, List<Word> own) {
        if (state == 0) {
            found[0] = NOTHING;
            return;
        }
        System.arraycopy(next, fallback[state] * width, next, state * width, width);
        Word[] inherited = found[fallback[state]];
        Word[] all = Arrays.copyOf(own.toArray(NOTHING), own.size() + inherited.length);
        System.arraycopy(inherited, 0, all, own.size(), inherited.length);
        found[state] = all;
    }

    private int step(int state, char c) {
        if (c < ASCII) {
            return next[state * width + classes[c]];
        }
        int at = state;
        int target = others.get(at, c);
        while (target < 0 && at != 0) {
            at = fallback[at];
            target = others.get(at, c);
        }
        return Math.max(target, 0);
    }

    /** Tells {@code sink} of every word in {@code text}, by where it ends. */
    public void search(String text, Sink sink) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = step(state, text.charAt(i));
            Word[] here = found[state];
            for (int w = 0; w < here.length; w++) {
                report(text, i + 1, here[w], sink);
            }
        }
    }

    private static void report(String text, int end, Word word, Sink sink) {
        int start = end - word.length();
        boolean starts = !word.startsWord() || start == 0 || !latin(text.charAt(start - 1));
        boolean ends = !word.endsWord() || end == text.length() || !latin(text.charAt(end));
        if (starts && ends) {
            sink.hit(start, end, word.groups());
        }
    }

    private static boolean latin(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Edges by state and letter, in open addressing. */
    private static final class Edges {
        private final long[] keys;
        private final int[] targets;

        Edges(int count) {
            int size = Integer.highestOneBit(Math.max(8, count * 2)) * 2;
            keys = new long[size];
            targets = new int[size];
            Arrays.fill(keys, -1);
        }

        void put(int state, char c, int target) {
            int slot = slot(key(state, c));
            keys[slot] = key(state, c);
            targets[slot] = target;
        }

        /** Where the edge leads, or -1. */
        int get(int state, char c) {
            int slot = slot(key(state, c));
            return keys[slot] < 0 ? -1 : targets[slot];
        }

        private int slot(long key) {
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
            while (keys[slot] >= 0 && keys[slot] != key) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private static long key(int state, char c) {
            return (long) state << 16 | c;
        }
    }
}
