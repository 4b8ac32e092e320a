package dev.agentfirewall.rag.sensitive.pii;

import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digit;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digits;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.luhn;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.number;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.verhoeff;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.weighted;

import java.util.Map;
import java.util.function.Predicate;

/** Checks of numbers of India, China, Japan, Korea, South-East and Western Asia. */
final class AsianNumbers {
    static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            Map.entry("in_aadhaar", value -> value.charAt(0) >= '2' && verhoeff(value)),
            Map.entry("in_pan", value -> value.matches("[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]")),
            Map.entry("cn_resident_id", AsianNumbers::chinese),
            Map.entry("jp_my_number", AsianNumbers::myNumber),
            Map.entry("kr_rrn", AsianNumbers::korean),
            Map.entry("tw_national_id", AsianNumbers::taiwanese),
            Map.entry("hk_id_card", AsianNumbers::hongKong),
            Map.entry("th_national_id", AsianNumbers::thai),
            Map.entry("sg_nric", AsianNumbers::singaporean),
            Map.entry("my_nric", value -> Dates.yymmdd(value, 0) && number(value, 6, 8) > 0),
            Map.entry("id_nik", AsianNumbers::indonesian),
            Map.entry("il_id", CheckDigits::luhn),
            Map.entry("sa_id", value -> "12".indexOf(value.charAt(0)) >= 0 && luhn(value)),
            Map.entry("ae_id", value -> value.startsWith("784") && luhn(value)));

    private static final String TAIWANESE = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    private AsianNumbers() {}

    private static boolean chinese(String value) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        return digits(value.substring(0, 17))
                && value.charAt(0) != '0'
                && Dates.yyyymmdd(number(value, 6, 10), number(value, 10, 12), number(value, 12, 14))
                && "10X98765432".charAt(weighted(value, weights) % 11) == value.charAt(17);
    }

    private static boolean myNumber(String value) {
        int rest = weighted(value, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == digit(value, 11);
    }

    /** Numbers given since October 2020 have no checksum; date and century digit are what is left. */
    private static boolean korean(String value) {
        return Dates.yymmdd(value, 0) && value.charAt(6) >= '1' && value.charAt(6) <= '8';
    }

    private static boolean taiwanese(String value) {
        int area = TAIWANESE.indexOf(value.charAt(0)) + 10;
        if (area < 10 || "1289".indexOf(value.charAt(1)) < 0) {
            return false;
        }
        int sum = area / 10 + 9 * (area % 10) + weighted(value.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1);
        return sum % 10 == 0;
    }

    /** One letter counts as a second, for which a blank of 36 stands. */
    private static boolean hongKong(String value) {
        int letters = Character.isLetter(value.charAt(1)) ? 2 : 1;
        int first = letters == 2 ? Character.digit(value.charAt(0), 36) : 36;
        int sum = 9 * first + 8 * Character.digit(value.charAt(letters - 1), 36);
        if (value.length() != letters + 7 || !digits(value.substring(letters, letters + 6))) {
            return false;
        }
        sum += weighted(value.substring(letters), 7, 6, 5, 4, 3, 2);
        char check = value.charAt(letters + 6);
        return (sum + (check == 'A' ? 10 : Character.digit(check, 10))) % 11 == 0;
    }

    private static boolean thai(String value) {
        int sum = weighted(value, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);
        return value.charAt(0) != '0' && (11 - sum % 11) % 10 == digit(value, 12);
    }

    private static boolean singaporean(String value) {
        int sum = weighted(value.substring(1), 2, 7, 6, 5, 4, 3, 2);
        return switch (value.charAt(0)) {
            case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == value.charAt(8);
            case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == value.charAt(8);
            case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == value.charAt(8);
            case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == value.charAt(8);
            case 'M' -> "KLJNPQRTUWX".charAt(10 - (sum + 3) % 11) == value.charAt(8);
            default -> false;
        };
    }

    /** Forty is added to a woman's day of birth. */
    private static boolean indonesian(String value) {
        int day = number(value, 6, 8);
        return Dates.yymmdd(number(value, 10, 12), number(value, 8, 10), day > 40 ? day - 40 : day);
    }
}
