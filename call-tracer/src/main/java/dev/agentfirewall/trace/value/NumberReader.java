package dev.agentfirewall.trace.value;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number: {@code 1,000.00}, {@code 1.000,00}, {@code 1'000}, {@code 1 000}, {@code 1k}, {@code 2.5 million}, {@code EUR1000},
 * {@code 5%}. What can be read in two ways ({@code 1.234}) is read in both. A number of digits alone is a word and not read here.
 *
 * <p><b>Limitations.</b> Numbers in words ({@code two hundred}) are not read.
 */
final class NumberReader {
    private static final int MOST_CHARACTERS = 40;

    /** Thousands, millions, milliards: right after the figures, and after a blank. */
    private static final String[][] ATTACHED = {{"k", "tsd"}, {"m", "mio", "mn", "mln"}, {"bn", "mrd"}};

    private static final String[][] APART = {
        {"thousand", "k", "tausend", "mille", "mil", "tsd", "duizend"},
        {"million", "millions", "mio", "millionen", "millón", "millones", "milioni", "milhões", "miljoen"},
        {"billion", "bn", "mrd", "milliarde", "milliarden", "milliards", "miljard"}
    };

    private NumberReader() {}

    /**
     * A number as it was read.
     *
     * @param readings what it may mean, in plain digits without zeros that say nothing
     */
    record Figure(int start, int end, List<String> readings, String currency, boolean plain) {}

    static void read(Source source, int start, Keys out) {
        Figure number = at(source, start);
        if (number == null) {
            return;
        }
        if (!number.plain) {
            for (String reading : number.readings) {
                out.add(Key.text(Key.NUMBER, reading), number.start, number.end);
            }
        }
        if (!number.currency.isEmpty()) {
            out.add(Key.text(Key.CURRENCY, number.currency), number.start, number.end);
        }
    }

    /** The number whose first word starts at {@code start}; null when there is none. */
    static @Nullable Figure at(Source source, int start) {
        Scan scan = new Scan(source, start);
        String currency = "";
        if (!scan.digit(0)) {
            if (!(scan.letter(0) && scan.letter(1) && scan.letter(2) && scan.digit(3))) {
                return null;
            }
            currency = Lexicon.currency(Fold.fold(scan.letters(3)));
            if (currency.isEmpty()) {
                return null;
            }
            scan.at += 3;
        } else if (tied(scan)) {
            return null;
        }
        boolean negative = currency.isEmpty() && negative(source, start);
        return rest(scan, negative ? start - 1 : start, negative, currency);
    }

    private static @Nullable Figure rest(Scan scan, int start, boolean negative, String before) {
        int from = scan.at;
        String digits = digits(scan);
        if (digits.isEmpty()) {
            return null;
        }
        boolean plain = !negative && before.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        List<String> readings = Decimals.readings(digits);
        int end = scan.at;
        int power = power(scan);
        if (power != 0) {
            end = scan.at;
            plain = false;
            readings = power < 0
                    ? percent(readings)
                    : readings.stream().map(r -> moved(r, power)).toList();
        }
        scan.at = end;
        String currency = before;
        if (scan.letter(0) && Fold.classOf(scan.peek(0)) != Fold.SINGLE) {
            String word = scan.letters(8);
            currency = Lexicon.currency(Fold.fold(word));
            scan.at += word.length();
            if (currency.isEmpty() || Character.isLetterOrDigit(scan.peek(0))) {
                return null; // "10am", "5th", "3f2a": no number
            }
            plain = false;
            end = scan.at;
        }
        if (readings.isEmpty() || from == end) {
            return null;
        }
        return new Figure(
                start, end, negative ? readings.stream().map(r -> "-" + r).toList() : readings, currency, plain);
    }

    /** The figures and the signs between them; ASCII digits. */
    private static String digits(Scan scan) {
        StringBuilder out = new StringBuilder();
        while (out.length() < MOST_CHARACTERS) {
            if (scan.digit(0)) {
                out.append((char) ('0' + Character.digit(scan.peek(0), 10)));
            } else if (between(scan.peek(0)) && scan.digit(1)) {
                out.append(scan.peek(0) == '’' ? '\'' : scan.peek(0));
            } else if (gap(scan.peek(0)) && thousands(scan, out)) {
                out.append('\'');
            } else {
                return out.toString();
            }
            scan.at++;
        }
        return "";
    }

    private static boolean between(char c) {
        return c == '.' || c == ',' || c == '\'' || c == '’';
    }

    private static boolean gap(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f';
    }

    /** After one to three figures, a blank and exactly three more: {@code 1 000}. */
    private static boolean thousands(Scan scan, StringBuilder before) {
        int last = Math.max(before.lastIndexOf("'"), Math.max(before.lastIndexOf("."), before.lastIndexOf(",")));
        int group = before.length() - last - 1;
        return (last < 0 ? group <= 3 : group == 3 && before.charAt(last) == '\'')
                && scan.digit(1)
                && scan.digit(2)
                && scan.digit(3)
                && !Character.isLetterOrDigit(scan.peek(4));
    }

    /** Whether this number goes on another one, a word or an address. */
    private static boolean tied(Scan scan) {
        char before = scan.peek(-1);
        return (between(before) || before == ':' || before == '/') && Character.isLetterOrDigit(scan.peek(-2));
    }

    private static boolean negative(Source source, int start) {
        int before = source.before(start);
        if (before != '-' && before != 0x2212) {
            return false;
        }
        int beyond = source.before(start - 1);
        return beyond < 0 || Fold.classOf(beyond) == Fold.SPACE || Fold.classOf(beyond) == Fold.SOFT;
    }

    /** How many places the point moves for {@code k}, {@code million} and so on; -1 for percent. */
    private static int power(Scan scan) {
        if (scan.take('%')) {
            return -1;
        }
        int attached = power(scan, ATTACHED);
        if (attached > 0) {
            return attached;
        }
        scan.blanks();
        return scan.take('%') ? -1 : power(scan, APART);
    }

    private static int power(Scan scan, String[][] words) {
        for (int i = 0; i < words.length; i++) {
            if (scan.anyWord(words[i])) {
                return 3 * (i + 1);
            }
        }
        return 0;
    }

    private static List<String> percent(List<String> readings) {
        return readings.stream().flatMap(r -> List.of(r, moved(r, -2)).stream()).toList();
    }

    private static String moved(String reading, int places) {
        return Decimals.canonical(new BigDecimal(reading).scaleByPowerOfTen(places));
    }
}
