package dev.agentfirewall.rag.sensitive.pii;

import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digit;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digits;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.number;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.weighted;

import java.util.Map;
import java.util.function.Predicate;

/** Checks of numbers of France, Spain, Italy, Portugal and Romania. */
final class RomanceNumbers {
    static final Map<String, Predicate<String>> CHECKS = Map.of(
            "fr_nir", RomanceNumbers::nir,
            "fr_tax_id",
                    value -> "0123".indexOf(value.charAt(0)) >= 0
                            && Long.parseLong(value.substring(0, 10)) % 511 == number(value, 10, 13),
            "es_dni", RomanceNumbers::dni,
            "es_nie",
                    value -> "XYZ".indexOf(value.charAt(0)) >= 0
                            && dni("XYZ".indexOf(value.charAt(0)) + value.substring(1)),
            "es_social_security", value -> Long.parseLong(value.substring(0, 10)) % 97 == number(value, 10, 12),
            "it_fiscal_code", RomanceNumbers::fiscalCode,
            "pt_nif", RomanceNumbers::nif,
            "ro_cnp", RomanceNumbers::cnp);

    private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private RomanceNumbers() {}

    private static boolean nir(String value) {
        String number = value.substring(0, 13);
        if (number.startsWith("2A", 5) || number.startsWith("2B", 5)) {
            number = number.substring(0, 5) + (number.charAt(6) == 'A' ? "19" : "18") + number.substring(7);
        }
        if (!digits(number) || !digits(value.substring(13)) || "12".indexOf(value.charAt(0)) < 0) {
            return false;
        }
        int month = number(number, 3, 5);
        boolean known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
        return known && 97 - Long.parseLong(number) % 97 == number(value, 13, 15);
    }

    private static boolean dni(String value) {
        return digits(value.substring(0, 8)) && DNI.charAt(number(value, 0, 8) % 23) == value.charAt(8);
    }

    private static boolean fiscalCode(String value) {
        if (!value.matches("[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = value.charAt(i);
            int place = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[place] : place;
        }
        return value.charAt(15) == (char) ('A' + sum % 26);
    }

    private static boolean nif(String value) {
        int check = 11 - weighted(value, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return "1235689".indexOf(value.charAt(0)) >= 0 && (check > 9 ? 0 : check) == digit(value, 8);
    }

    private static boolean cnp(String value) {
        int check = weighted(value, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        int county = number(value, 7, 9);
        return value.charAt(0) != '0'
                && Dates.yymmdd(value, 1)
                && county >= 1
                && county <= 52
                && (check == 10 ? 1 : check) == digit(value, 12);
    }
}
