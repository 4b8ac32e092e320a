package dev.agentfirewall.output;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters and digits spelled out in an address, as over a radio: {@code seven-three-zero-five}, {@code tango-alpha-romeo}, dots and dashes. */
final class Spelled {
    private static final int LEAST = 4;
    private static final int STRANGE = 12;
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Set<String> DIGITS = Set.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "null", "eins", "zwei",
            "drei", "vier", "sechs", "sieben", "acht", "neun", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete",
            "ocho", "nueve", "cero");
    private static final Set<String> LETTERS = Set.of(
            "alpha",
            "alfa",
            "bravo",
            "charlie",
            "delta",
            "echo",
            "foxtrot",
            "golf",
            "hotel",
            "india",
            "juliet",
            "juliett",
            "kilo",
            "lima",
            "mike",
            "november",
            "oscar",
            "papa",
            "quebec",
            "romeo",
            "sierra",
            "tango",
            "uniform",
            "victor",
            "whiskey",
            "xray",
            "yankee",
            "zulu");

    private static final Set<String> BETWEEN =
            Set.of("point", "dot", "comma", "komma", "virgule", "coma", "dash", "and");

    private Spelled() {}

    /** Whether at least four words in a row stand for digits, or for letters. */
    static boolean out(String address) {
        Matcher word = WORD.matcher(address.toLowerCase(Locale.ROOT));
        int run = 0;
        int last = -2;
        while (word.find()) {
            if (BETWEEN.contains(word.group()) && word.start() - last <= 3) {
                last = word.end();
                continue;
            }
            boolean one = DIGITS.contains(word.group()) || LETTERS.contains(word.group());
            run = one && word.start() - last <= 3 ? run + 1 : one ? 1 : 0;
            last = word.end();
            if (run >= LEAST) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value is mostly signs: no words, no number, and long. */
    static boolean strange(String value) {
        long signs = value.chars()
                .filter(c -> !Character.isLetterOrDigit(c) && " _-.,/:=&+".indexOf(c) < 0)
                .count();
        return dashed(value) || (value.length() >= STRANGE && signs * 5 > value.length());
    }

    /** Whether a value is mostly dots and dashes, and long. */
    static boolean dashed(String value) {
        long dashes =
                value.chars().filter(c -> c == '.' || c == '-' || c == '_').count();
        return value.length() >= STRANGE && dashes * 4 > value.length() * 3L;
    }
}
