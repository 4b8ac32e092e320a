package dev.agentfirewall.trace.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Figures with points and commas, and the numbers that they may mean. */
final class Decimals {
    /** A number with more places than this is compared as it is written. */
    private static final int MOST_PLACES = 40;

    private Decimals() {}

    /** The plain form; empty for a number too large or too small to be written out. */
    static String canonical(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_PLACES || number.precision() > MOST_PLACES) {
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** What {@code digits}, with {@code . , '} between figures, may mean; empty when it is no number, such as {@code 1.2.3}. */
    static List<String> readings(String digits) {
        List<String> readings = new ArrayList<>(2);
        int point = lastSign(digits);
        if (point < 0) {
            readings.add(number(digits, ""));
            return readings;
        }
        char sign = digits.charAt(point);
        String whole = digits.substring(0, point);
        String rest = digits.substring(point + 1);
        boolean thousands = rest.length() == 3 && digits.charAt(0) != '0' && grouped(digits) && sameSign(digits, sign);
        if (thousands) {
            readings.add(number(plain(digits), ""));
        }
        // "1.234" may be either, "1.000" is a thousand
        if (sign != '\'' && whole.indexOf(sign) < 0 && grouped(whole) && !(thousands && rest.equals("000"))) {
            readings.add(number(plain(whole), rest));
        }
        return readings;
    }

    private static int lastSign(String digits) {
        int i = digits.length() - 1;
        while (i >= 0 && Character.isDigit(digits.charAt(i))) {
            i--;
        }
        return i;
    }

    /** No signs, or one kind of sign before groups of three (of two, as in India, before the last). */
    private static boolean grouped(String digits) {
        int group = 0;
        char sign = 0;
        for (int i = digits.length() - 1; i >= 0; i--) {
            char c = digits.charAt(i);
            if (Character.isDigit(c)) {
                group++;
            } else if (group == (sign == 0 ? 3 : group == 2 ? 2 : 3) && (sign == 0 || sign == c)) {
                sign = c;
                group = 0;
            } else {
                return false;
            }
        }
        return sign == 0 || (group >= 1 && group <= 3);
    }

    private static boolean sameSign(String digits, char sign) {
        return digits.chars().allMatch(c -> Character.isDigit(c) || c == sign);
    }

    private static String plain(String digits) {
        StringBuilder out = new StringBuilder(digits.length());
        digits.chars().filter(Character::isDigit).forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static String number(String whole, String fraction) {
        int from = 0;
        while (from < whole.length() - 1 && whole.charAt(from) == '0') {
            from++;
        }
        int to = fraction.length();
        while (to > 0 && fraction.charAt(to - 1) == '0') {
            to--;
        }
        String digits = whole.substring(from);
        return to == 0 ? digits : digits + "." + fraction.substring(0, to);
    }
}
