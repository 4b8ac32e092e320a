package dev.agentfirewall.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says when it is read by other rules than from left to right: by the first letters of its words or lines, by the first or last word of
 * each line, by every second word, by what stands in quotes, its words turned round or taken from the end. Forms are squeezed.
 *
 * <p>Linear in the text, at most a dozen forms.
 */
final class WordGames {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['\u2019][\\p{L}]+)?");
    private static final Pattern QUOTED = Pattern.compile("[\"\u201C`*']([^\"\u201D`*'\\n]{1,40})[\"\u201D`*']");
    private static final Pattern PIG = Pattern.compile("[a-z]+(?:[wy])?ay");

    private WordGames() {}

    /** The initials of the words of {@code text}. */
    static String initials(String text) {
        StringBuilder out = new StringBuilder();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            out.append(text.charAt(word.start()));
        }
        return Squeezed.plain(out.toString());
    }

    static List<String> forms(String text) {
        List<String> words = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        List<String> tails = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int line = -1;
        while (word.find()) {
            boolean fresh = line < 0 || text.substring(line, word.start()).indexOf('\n') >= 0;
            boolean number = word.group().chars().allMatch(Character::isDigit);
            if (!number) {
                words.add(word.group());
                if (fresh) {
                    heads.add(word.group());
                    tails.add(word.group());
                } else {
                    tails.set(tails.size() - 1, word.group());
                }
                line = word.end();
            }
        }
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> forms = new ArrayList<>();
        forms.add(squeezed(words));
        forms.add(squeezed(words.stream().map(one -> one.substring(0, 1)).toList()));
        forms.add(squeezed(words.stream().map(Ciphers::reversed).toList()));
        forms.add(squeezed(backwards(words)));
        forms.add(squeezed(every(words, 0)));
        forms.add(squeezed(every(words, 1)));
        if (heads.size() > 3) {
            forms.add(squeezed(heads));
            forms.add(squeezed(tails));
            forms.add(squeezed(heads.stream().map(one -> one.substring(0, 1)).toList()));
        }
        quoted(text, forms);
        return forms;
    }

    private static void quoted(String text, List<String> forms) {
        List<String> quoted = new ArrayList<>();
        Matcher quote = QUOTED.matcher(text);
        while (quote.find()) {
            quoted.add(quote.group(1));
        }
        if (quoted.size() > 3) {
            forms.add(squeezed(quoted));
        }
    }

    private static List<String> every(List<String> words, int from) {
        List<String> kept = new ArrayList<>();
        for (int i = from; i < words.size(); i += 2) {
            kept.add(words.get(i));
        }
        return kept;
    }

    private static List<String> backwards(List<String> words) {
        List<String> turned = new ArrayList<>(words);
        java.util.Collections.reverse(turned);
        return turned;
    }

    /** The letters of each word in order of the alphabet, without what a language game appends: the same for a word however it is shaken. */
    static String shaken(String text) {
        StringBuilder out = new StringBuilder();
        Matcher word = WORD.matcher(text.toLowerCase(java.util.Locale.ROOT));
        while (word.find()) {
            char[] letters = unpigged(word.group()).toCharArray();
            java.util.Arrays.sort(letters);
            out.append(letters).append(' ');
        }
        return out.toString();
    }

    private static String unpigged(String word) {
        if (!PIG.matcher(word).matches() || word.length() < 4) {
            return word;
        }
        return word.substring(0, word.length() - 2);
    }

    private static String squeezed(List<String> words) {
        return Squeezed.plain(String.join("", words));
    }
}
