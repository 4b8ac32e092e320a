package dev.agentfirewall.rag.sensitive.pii;

import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digit;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digits;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.luhn;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.number;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.weighted;

import java.util.Map;
import java.util.function.Predicate;

/** Checks of numbers of Belgium, the Netherlands, and Europe from Poland eastward. */
final class EasternNumbers {
    static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            Map.entry("nl_bsn", EasternNumbers::bsn),
            Map.entry("be_national_number", EasternNumbers::belgian),
            Map.entry("pl_pesel", EasternNumbers::pesel),
            Map.entry("pl_nip", value -> weighted(value, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(value, 9)),
            Map.entry("pl_id_card", EasternNumbers::polishCard),
            Map.entry("cz_birth_number", EasternNumbers::czech),
            Map.entry("hu_taj", value -> weighted(value, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == digit(value, 8)),
            Map.entry("bg_egn", EasternNumbers::bulgarian),
            Map.entry("hr_oib", CheckDigits::mod11and10),
            Map.entry("gr_amka", value -> Dates.ddmmyy(value, 0) && luhn(value)),
            Map.entry("gr_afm", value -> weighted(value, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(value, 8)),
            Map.entry("ru_inn", EasternNumbers::inn),
            Map.entry("ru_snils", EasternNumbers::snils),
            Map.entry("ua_tax_number", EasternNumbers::ukrainian),
            Map.entry("tr_identity_number", EasternNumbers::turkish));

    private EasternNumbers() {}

    private static boolean bsn(String value) {
        int sum = weighted(value, 9, 8, 7, 6, 5, 4, 3, 2) - digit(value, 8);
        return sum % 11 == 0 && number(value, 0, 8) != 0;
    }

    /** From 2000 on a 2 stands before the number when its remainder is taken. */
    private static boolean belgian(String value) {
        long nine = Long.parseLong(value.substring(0, 9));
        int check = number(value, 9, 11);
        int month = number(value, 2, 4) % 20;
        return month <= 12 && (97 - nine % 97 == check || 97 - (2_000_000_000L + nine) % 97 == check);
    }

    private static boolean pesel(String value) {
        int check = (10 - weighted(value, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
        return check == digit(value, 10)
                && Dates.yymmdd(number(value, 0, 2), number(value, 2, 4) % 20, number(value, 4, 6));
    }

    private static boolean polishCard(String value) {
        int[] weights = {7, 3, 1, 0, 7, 3, 1, 7, 3};
        if (!value.matches("[A-Z]{3}\\d{6}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += weights[i] * Character.digit(value.charAt(i), 36);
        }
        return sum % 10 == digit(value, 3);
    }

    /** Women's months are raised by fifty; from 2004 on twenty may be added as well. */
    private static boolean czech(String value) {
        int month = number(value, 2, 4) % 50;
        return Long.parseLong(value) % 11 == 0
                && Dates.yymmdd(number(value, 0, 2), month > 20 ? month - 20 : month, number(value, 4, 6));
    }

    private static boolean bulgarian(String value) {
        int month = number(value, 2, 4);
        int plain = month > 40 ? month - 40 : month > 20 ? month - 20 : month;
        return weighted(value, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(value, 9)
                && Dates.yymmdd(number(value, 0, 2), plain, number(value, 4, 6));
    }

    private static boolean inn(String value) {
        return weighted(value, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(value, 10)
                && weighted(value, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(value, 11);
    }

    private static boolean snils(String value) {
        int sum = weighted(value, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101;
        return digits(value) && sum % 100 == number(value, 9, 11);
    }

    private static boolean ukrainian(String value) {
        return Math.floorMod(weighted(value, -1, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10 == digit(value, 9);
    }

    private static boolean turkish(String value) {
        int odd = weighted(value, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        int even = weighted(value, 0, 1, 0, 1, 0, 1, 0, 1);
        int tenth = Math.floorMod(odd * 7 - even, 10);
        return value.charAt(0) != '0' && tenth == digit(value, 9) && (odd + even + tenth) % 10 == digit(value, 10);
    }
}
