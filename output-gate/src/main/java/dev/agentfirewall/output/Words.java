package dev.agentfirewall.output;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and numbers of a text, in lower case, and which of them tell something: numbers, and names, which have a capital where no sentence asks for
 * one. Immutable; at most {@value #MOST} are kept.
 */
final class Words {
    private static final int MOST = 20_000;
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}0-9])(?:\\p{L}{3,40}|[0-9]+(?:[.,][0-9]+)*)(?![\\p{L}0-9])");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{1,4}){2,}");
    private static final Pattern GROUPS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3})+");

    private final Set<String> words = new HashSet<>();
    private final Set<String> telling = new HashSet<>();

    private Words(String text) {
        Matcher word = WORD.matcher(text);
        while (word.find() && words.size() < MOST) {
            String found = word.group();
            String plain = plain(found.toLowerCase(Locale.ROOT));
            if (!plain.isEmpty()) {
                words.add(plain);
                if (Character.isDigit(found.charAt(0))
                        || (Character.isUpperCase(found.charAt(0)) && within(text, word.start()))) {
                    telling.add(plain);
                }
            }
        }
    }

    static Words of(String text) {
        return new Words(text);
    }

    /** A number without what groups its digits; empty for years, versions and small ones, which are in addresses all over. */
    static String plain(String word) {
        if (!Character.isDigit(word.charAt(0))) {
            return word;
        }
        boolean version =
                VERSION.matcher(word).matches() && !GROUPS.matcher(word).matches();
        String digits = word.replace(".", "").replace(",", "");
        return version || digits.length() < 3 || YEAR.matcher(digits).matches() ? "" : digits;
    }

    /** Whether a word stands before the one at {@code start} in the same sentence. */
    private static boolean within(String text, int start) {
        int at = start - 1;
        while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == ',' || text.charAt(at) == '-')) {
            at--;
        }
        return at >= 0 && at < start - 1 && Character.isLetterOrDigit(text.charAt(at));
    }

    boolean has(String word) {
        return words.contains(word);
    }

    boolean telling(String word) {
        return telling.contains(word);
    }

    /** How many tell something. */
    int telling() {
        return telling.size();
    }

    int size() {
        return words.size();
    }

    /** Tells how many; the words are guarded. */
    @Override
    public String toString() {
        return "Words[" + words.size() + "]";
    }
}
