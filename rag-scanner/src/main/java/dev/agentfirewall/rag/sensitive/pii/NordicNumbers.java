package dev.agentfirewall.rag.sensitive.pii;

import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digit;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digits;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.luhn;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.number;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.weighted;

import java.util.Map;
import java.util.function.Predicate;

/** Checks of numbers of Sweden, Norway, Denmark, Finland, Iceland and Estonia. */
final class NordicNumbers {
    static final Map<String, Predicate<String>> CHECKS = Map.of(
            "se_personal_number", NordicNumbers::swedish,
            "no_birth_number", NordicNumbers::norwegian,
            "dk_cpr", NordicNumbers::danish,
            "fi_personal_code", NordicNumbers::finnish,
            "is_kennitala", NordicNumbers::icelandic,
            "ee_personal_code", NordicNumbers::estonian);

    private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private NordicNumbers() {}

    /** Sixty is added to the day of a coordination number. */
    private static boolean swedish(String value) {
        String ten = value.substring(value.length() - 10);
        int day = number(ten, 4, 6);
        return luhn(ten) && Dates.yymmdd(number(ten, 0, 2), number(ten, 2, 4), day > 60 ? day - 60 : day);
    }

    /** Forty is added to the day of a D number. */
    private static boolean norwegian(String value) {
        int first = 11 - weighted(value, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11;
        int second = 11 - weighted(value, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        int day = number(value, 0, 2);
        return first % 11 == digit(value, 9)
                && second % 11 == digit(value, 10)
                && Dates.yymmdd(number(value, 4, 6), number(value, 2, 4), day > 40 ? day - 40 : day);
    }

    /** Since 2007 numbers are given that break the old checksum, so the date alone counts. */
    private static boolean danish(String value) {
        return Dates.ddmmyy(value, 0);
    }

    private static boolean finnish(String value) {
        String rest = value.length() == 11 ? value.substring(7) : value.substring(6);
        if (!digits(rest.substring(0, 3)) || !Dates.ddmmyy(value, 0)) {
            return false;
        }
        boolean century = value.length() == 10 || "ABCDEFUVWXY".indexOf(value.charAt(6)) >= 0;
        int remainder = Integer.parseInt(value.substring(0, 6) + rest.substring(0, 3)) % 31;
        return century && FINNISH.charAt(remainder) == rest.charAt(3);
    }

    private static boolean icelandic(String value) {
        int check = 11 - weighted(value, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return Dates.ddmmyy(value, 0)
                && check != 10
                && check % 11 == digit(value, 8)
                && "890".indexOf(value.charAt(9)) >= 0;
    }

    /** Lithuania's has the same form. */
    private static boolean estonian(String value) {
        int check = weighted(value, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        if (check == 10) {
            check = weighted(value, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
        }
        return "12345678".indexOf(value.charAt(0)) >= 0 && Dates.yymmdd(value, 1) && check == digit(value, 10);
    }
}
