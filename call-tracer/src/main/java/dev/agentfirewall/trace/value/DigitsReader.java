package dev.agentfirewall.trace.value;

/**
 * Reads long numbers that are written in groups: telephone, account and card numbers, and IBANs whose check digits are right.
 */
final class DigitsReader {
    /** Fewer digits are no telephone number. */
    static final int LEAST_PHONE = 7;

    static final int MOST_PHONE = 15;
    private static final int MOST_DIGITS = 24;
    private static final int MOST_GROUPS = 8;

    private DigitsReader() {}

    static void read(Source source, int start, Keys out) {
        Scan scan = new Scan(source, start);
        if (scan.digit(0)) {
            number(scan, start, out);
        } else if (scan.letter(0) && scan.letter(1) && scan.digit(2) && scan.digit(3)) {
            iban(scan, start, out);
        }
    }

    private static void number(Scan scan, int start, Keys out) {
        char before = scan.peek(-1);
        if ((separates(before) && before != '(' && scan.digit(-2))
                || (before == '(' && scan.peek(-2) != '+' && scan.digit(-3))) {
            return; // a later group of a number that was read from its start
        }
        int figures = 0;
        while (figures < LEAST_PHONE && scan.digit(figures)) {
            figures++;
        }
        if (figures < LEAST_PHONE && !separates(scan.peek(figures))) {
            return;
        }
        boolean marked = before == '+' || before == '(' || scan.peek(0) == '0';
        StringBuilder digits = new StringBuilder();
        int groups = 0;
        int first = 0;
        while (groups < MOST_GROUPS) {
            while (scan.digit(0) && digits.length() <= MOST_DIGITS) {
                digits.append((char) ('0' + Character.digit(scan.peek(0), 10)));
                scan.at++;
            }
            first = groups == 0 ? digits.length() : first;
            groups++;
            if (digits.length() > MOST_DIGITS
                    || (Character.isLetter(scan.peek(0)) && Fold.classOf(scan.peek(0)) != Fold.SINGLE)) {
                return;
            }
            emit(digits, groups, start, scan.at, out);
            int gap = gap(scan, marked || first == 3 || first == 4);
            if (gap == 0) {
                return;
            }
            scan.at += gap;
        }
    }

    private static void emit(StringBuilder digits, int groups, int start, int end, Keys out) {
        if (digits.length() < LEAST_PHONE) {
            return;
        }
        if (groups > 1) {
            out.add(Key.text(Key.DIGITS, digits), start, end);
        }
        if (digits.length() <= MOST_PHONE) {
            out.add(phone(digits), start, end);
        }
    }

    /** The key of all numbers with the same last digits. */
    static long phone(CharSequence digits) {
        return Key.text(Key.PHONE, digits.subSequence(digits.length() - LEAST_PHONE, digits.length()));
    }

    /** How many signs part this group from the next; 0 when there is none. */
    private static int gap(Scan scan, boolean blanks) {
        int n = 0;
        while (n < 3 && separates(scan.peek(n)) && (blanks || !Character.isSpaceChar(scan.peek(n)))) {
            n++;
        }
        return n > 0 && scan.digit(n) ? n : 0;
    }

    private static boolean separates(char c) {
        return c == ' '
                || c == '-'
                || c == '.'
                || c == '/'
                || c == '('
                || c == ')'
                || c == '\u00a0'
                || c == '\u202f'
                || c == '–';
    }

    private static void iban(Scan scan, int start, Keys out) {
        StringBuilder compact = new StringBuilder();
        int groups = 0;
        while (groups < 12 && compact.length() <= 34) {
            while (asciiAlphanumeric(scan.peek(0)) && compact.length() <= 34) {
                compact.append(Character.toUpperCase(scan.peek(0)));
                scan.at++;
            }
            groups++;
            if (groups > 1 && isIban(compact)) {
                out.add(Key.text(Key.IBAN, compact), start, scan.at);
            }
            if (!separates(scan.peek(0)) || !asciiAlphanumeric(scan.peek(1))) {
                return;
            }
            scan.at++;
        }
    }

    private static boolean asciiAlphanumeric(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /** Whether the check digits are right (ISO 13616: the rest of the rearranged number by 97 is 1). */
    static boolean isIban(CharSequence compact) {
        if (compact.length() < 15 || compact.length() > 34) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt((i + 4) % compact.length());
            if (!asciiAlphanumeric(c)) {
                return false;
            }
            int value = Character.digit(c, 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1 && Character.isLetter(compact.charAt(0)) && Character.isLetter(compact.charAt(1));
    }
}
