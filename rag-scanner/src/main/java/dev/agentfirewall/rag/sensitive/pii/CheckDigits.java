package dev.agentfirewall.rag.sensitive.pii;

/** Checksums that many numbers share. All take digits, and for {@link #mod97} letters as well, and answer no for anything else. */
final class CheckDigits {
    private static final int[][] TIMES = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5}, {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7}, {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3}, {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
    };
    private static final int[][] TURNED = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 5, 7, 6, 2, 8, 3, 0, 9, 4}, {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
        {8, 9, 1, 6, 0, 4, 3, 5, 2, 7}, {9, 4, 5, 3, 1, 2, 6, 8, 7, 0}, {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
        {2, 7, 9, 3, 8, 0, 6, 4, 1, 5}, {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
    };

    private CheckDigits() {}

    static int digit(String value, int index) {
        return value.charAt(index) - '0';
    }

    static int number(String value, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digit(value, i);
        }
        return number;
    }

    static boolean digits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /** The digits at the front of {@code value}, each by its weight, added up. */
    static int weighted(String value, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(value, i);
        }
        return sum;
    }

    /** Luhn: every second digit from the right doubled (ISO/IEC 7812). */
    static boolean luhn(String value) {
        if (!digits(value)) {
            return false;
        }
        int sum = 0;
        for (int i = value.length() - 1, place = 0; i >= 0; i--, place++) {
            int digit = digit(value, i) * (place % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    /** Verhoeff (1969), with the dihedral group of ten elements. */
    static boolean verhoeff(String value) {
        if (!digits(value)) {
            return false;
        }
        int check = 0;
        for (int i = value.length() - 1, place = 0; i >= 0; i--, place++) {
            check = TIMES[check][TURNED[place % 8][digit(value, i)]];
        }
        return check == 0;
    }

    /** The remainder by 97 of {@code value} as one number, letters as two digits from 10 (ISO 7064, MOD 97-10). */
    static int mod97(String value) {
        int remainder = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = Character.digit(value.charAt(i), 36);
            if (digit < 0) {
                return -1;
            }
            remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
        }
        return remainder;
    }

    /** ISO 7064, MOD 11,10. */
    static boolean mod11and10(String value) {
        if (!digits(value)) {
            return false;
        }
        int product = 10;
        for (int i = 0; i < value.length() - 1; i++) {
            int sum = (digit(value, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int check = (11 - product) % 10;
        return check == digit(value, value.length() - 1);
    }

    /** Digits and letters by weights 7, 3, 1 in turn; the last character of {@code value} is the sum's last digit (ICAO 9303). */
    static boolean icao(String value) {
        int sum = 0;
        int[] weights = {7, 3, 1};
        for (int i = 0; i < value.length() - 1; i++) {
            char c = value.charAt(i);
            sum += weights[i % 3] * (c == '<' ? 0 : Character.digit(c, 36));
        }
        char last = value.charAt(value.length() - 1);
        return Character.digit(last == '<' ? '0' : last, 10) == sum % 10;
    }
}
