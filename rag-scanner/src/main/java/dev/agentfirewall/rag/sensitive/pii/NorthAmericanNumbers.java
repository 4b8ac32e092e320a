package dev.agentfirewall.rag.sensitive.pii;

import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digit;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digits;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.luhn;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.number;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.weighted;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Checks of numbers of the United States, Canada and Mexico, and of those that go with a vehicle or a telephone anywhere. */
final class NorthAmericanNumbers {
    static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            Map.entry("us_ssn", NorthAmericanNumbers::ssn),
            Map.entry("us_itin", NorthAmericanNumbers::itin),
            Map.entry("us_ein", NorthAmericanNumbers::ein),
            Map.entry("us_routing", NorthAmericanNumbers::routing),
            Map.entry(
                    "us_mbi",
                    value -> value.matches(
                            "[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\\d[AC-HJKMNP-RT-Y]{2}\\d{2}")),
            Map.entry(
                    "us_npi",
                    value -> digits(value) && value.charAt(0) <= '2' && value.charAt(0) > '0' && luhn("80840" + value)),
            Map.entry("us_dea", NorthAmericanNumbers::dea),
            Map.entry("ca_sin", value -> value.charAt(0) != '8' && luhn(value)),
            Map.entry("mx_curp", NorthAmericanNumbers::curp),
            Map.entry("mx_rfc", value -> digits(value.substring(4, 10)) && Dates.yymmdd(value, 4)),
            Map.entry("vin", NorthAmericanNumbers::vin),
            Map.entry("imei", value -> value.length() == 15 && luhn(value)));

    private static final Set<String> FAMOUS = Set.of("078051120", "219099999", "123456789");
    private static final Set<Integer> EIN_UNUSED =
            Set.of(0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97);
    private static final String VIN_LETTERS = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
    private static final String CURP_ALPHABET = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ";

    private NorthAmericanNumbers() {}

    private static boolean ssn(String value) {
        int area = number(value, 0, 3);
        return area != 0
                && area != 666
                && area < 900
                && number(value, 3, 5) != 0
                && number(value, 5, 9) != 0
                && !FAMOUS.contains(value);
    }

    private static boolean itin(String value) {
        int group = number(value, 3, 5);
        return value.charAt(0) == '9'
                && group >= 50
                && group != 66
                && group != 67
                && group != 68
                && group != 69
                && group != 89
                && group != 93;
    }

    private static boolean ein(String value) {
        return !EIN_UNUSED.contains(number(value, 0, 2));
    }

    private static boolean routing(String value) {
        int district = number(value, 0, 2);
        boolean given = (district >= 1 && district <= 12)
                || (district >= 21 && district <= 32)
                || (district >= 61 && district <= 72)
                || district == 80;
        return given && weighted(value, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }

    private static boolean dea(String value) {
        String digits = value.substring(2);
        if (!digits(digits)) {
            return false;
        }
        return weighted(digits, 1, 2, 1, 2, 1, 2) % 10 == digit(digits, 6);
    }

    private static boolean curp(String value) {
        if (!value.matches("[A-Z][AEIOUX][A-Z]{2}\\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9]\\d")
                || !Dates.yymmdd(value, 4)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP_ALPHABET.indexOf(value.charAt(i)) * (18 - i);
        }
        return (10 - sum % 10) % 10 == digit(value, 17);
    }

    /** The check digit that North America asks for. Elsewhere it is free, and such a number needs a word near it. */
    private static boolean vin(String value) {
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        int digits = 0;
        for (int i = 0; i < 17; i++) {
            int place = VIN_LETTERS.indexOf(value.charAt(i));
            if (place < 0 || value.charAt(i) == '.') {
                return false;
            }
            digits += place < 10 ? 1 : 0;
            sum += weights[i] * (place % 10);
        }
        int check = sum % 11;
        return digits >= 4 && digits < 17 && value.charAt(8) == (check == 10 ? 'X' : (char) ('0' + check));
    }
}
