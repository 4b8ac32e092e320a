package dev.agentfirewall.trace.value;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.MatchType;

/** Telephone numbers, compared by libphonenumber: with or without country code, trunk zero and blanks. */
final class Phones {
    private Phones() {}

    /** Whether both are one subscriber's number. Digits that equal are; a part of a number is not the number. */
    static boolean same(String number, String other) {
        if (digits(number).equals(digits(other))) {
            return true;
        }
        MatchType match = Holder.UTIL.isNumberMatch(international(number), international(other));
        return match == MatchType.EXACT_MATCH || match == MatchType.NSN_MATCH;
    }

    /** Where a number begins whose first digit is at {@code digit}: a plus before it is part of it. */
    static int start(Source source, int digit) {
        int at = source.before(digit) == '(' ? digit - 1 : digit;
        return source.before(at) == '+' ? at - 1 : digit;
    }

    static String digits(String number) {
        StringBuilder out = new StringBuilder(number.length());
        number.chars().filter(Character::isDigit).forEach(c -> out.append((char) ('0' + Character.digit(c, 10))));
        return out.toString();
    }

    private static String international(String number) {
        return number.startsWith("00") ? "+" + number.substring(2) : number;
    }

    /** Loaded when a first pair of numbers is alike. */
    private static final class Holder {
        private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    }
}
