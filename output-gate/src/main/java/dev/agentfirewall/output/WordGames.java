package dev.agentfirewall.output;

import dev.agentfirewall.rag.normalize.Canonicalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a text says when it is read by other rules than from left to right: by the first letters of its words or lines, by the first or last word of
 * each line, by every second word, its words turned round or taken from the end, without the numbers between them. Forms are squeezed.
 *
 * <p>Linear in the text, nine forms at most. Immutable.
 */
final class WordGames {
    private static final int LINES = 4;
    private static final int SHORTEST_PIG = 4;

    private final List<String> words = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    private WordGames(String original) {
        String text = Canonicalizer.canonical(original).text();
        int line = -1;
        boolean fresh = true;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean letters = false;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                letters |= !Character.isDigit(text.charAt(end));
                end++;
            }
            if (end > at && letters) {
                line += fresh ? 1 : 0;
                fresh = false;
                words.add(text.substring(at, end));
                lines.add(line);
            } else if (end == at && text.charAt(at) == '\n') {
                fresh = true;
            }
            at = Math.max(end, at + 1);
        }
    }

    static WordGames of(String original) {
        return new WordGames(original);
    }

    /** The initials of the words. */
    String initials() {
        StringBuilder out = new StringBuilder(words.size());
        words.forEach(word -> out.append(word.charAt(0)));
        return out.toString();
    }

    List<String> forms() {
        if (words.size() < 2) {
            return List.of();
        }
        List<String> forms =
                new ArrayList<>(List.of(String.join("", words), initials(), backwards(), turned(), every(0), every(1)));
        if (lines.get(lines.size() - 1) >= LINES - 1) {
            edges(forms);
        }
        return forms;
    }

    /** The words from the last to the first. */
    String backwards() {
        StringBuilder out = new StringBuilder();
        for (int i = words.size() - 1; i >= 0; i--) {
            out.append(words.get(i));
        }
        return out.toString();
    }

    /** Each word backwards. */
    String turned() {
        StringBuilder out = new StringBuilder();
        words.forEach(word -> out.append(new StringBuilder(word).reverse()));
        return out.toString();
    }

    private String every(int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < words.size(); i += 2) {
            out.append(words.get(i));
        }
        return out.toString();
    }

    /** The first words of the lines, their initials, and the last words. */
    private void edges(List<String> forms) {
        StringBuilder heads = new StringBuilder();
        StringBuilder initials = new StringBuilder();
        StringBuilder tails = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (i == 0 || !lines.get(i).equals(lines.get(i - 1))) {
                heads.append(words.get(i));
                initials.append(words.get(i).charAt(0));
            }
            if (i == words.size() - 1 || !lines.get(i).equals(lines.get(i + 1))) {
                tails.append(words.get(i));
            }
        }
        forms.addAll(List.of(heads.toString(), initials.toString(), tails.toString()));
    }

    /** The letters of each word in order of the alphabet, without what a language game appends: the same for a word however it is shaken. */
    String shaken() {
        return shaken(word -> false);
    }

    /** The same, parted where a word stands that is {@code plain}: it was not shaken. */
    String shaken(Predicate<String> plain) {
        StringBuilder out = new StringBuilder();
        for (String word : words) {
            if (plain.test(word)) {
                out.append('\n');
                continue;
            }
            boolean pig = word.length() >= SHORTEST_PIG && word.endsWith("ay");
            char[] letters = (pig ? word.substring(0, word.length() - 2) : word).toCharArray();
            Arrays.sort(letters);
            out.append(letters).append(' ');
        }
        return out.toString();
    }

    /** Tells how many; the words are guarded. */
    @Override
    public String toString() {
        return words.size() + " words";
    }
}
