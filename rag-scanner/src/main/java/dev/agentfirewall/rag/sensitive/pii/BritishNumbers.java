package dev.agentfirewall.rag.sensitive.pii;

import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digit;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.number;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.weighted;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Checks of numbers of the United Kingdom and Ireland. */
final class BritishNumbers {
    static final Map<String, Predicate<String>> CHECKS = Map.of(
            "uk_nino", BritishNumbers::nino,
            "uk_nhs", BritishNumbers::nhs,
            "uk_utr", BritishNumbers::utr,
            "uk_driving_licence", BritishNumbers::drivingLicence,
            "ie_pps", BritishNumbers::pps);

    private static final Set<String> NINO_UNUSED = Set.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ");

    private BritishNumbers() {}

    private static boolean nino(String value) {
        return "DFIQUV".indexOf(value.charAt(0)) < 0
                && "DFIOQUV".indexOf(value.charAt(1)) < 0
                && !NINO_UNUSED.contains(value.substring(0, 2))
                && value.charAt(8) >= 'A'
                && value.charAt(8) <= 'D';
    }

    private static boolean nhs(String value) {
        int check = 11 - weighted(value, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 10 && check % 11 == digit(value, 9);
    }

    private static boolean utr(String value) {
        int rest = weighted(value.substring(1), 6, 7, 8, 9, 10, 5, 4, 3, 2) % 11;
        return "21987654321".charAt(rest) == value.charAt(0);
    }

    /** Five of the surname, the birth year's ten, month (plus fifty for women), day, year, initials. */
    private static boolean drivingLicence(String value) {
        if (!value.matches("[A-Z]{1,5}9{0,4}\\d{6}[A-Z9]{2}\\d[A-Z]{2}") || value.length() != 16) {
            return false;
        }
        int month = number(value, 6, 8) % 50;
        int day = number(value, 8, 10);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static boolean pps(String value) {
        int sum = weighted(value, 8, 7, 6, 5, 4, 3, 2);
        if (value.length() == 9 && value.charAt(8) != 'W') {
            sum += 9 * (value.charAt(8) - 'A' + 1);
        }
        int rest = sum % 23;
        return value.charAt(7) == (rest == 0 ? 'W' : (char) ('A' + rest - 1));
    }
}
