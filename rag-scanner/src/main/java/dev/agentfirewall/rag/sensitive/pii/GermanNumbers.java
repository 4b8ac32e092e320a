package dev.agentfirewall.rag.sensitive.pii;

import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digit;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digits;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.mod11and10;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.weighted;

import java.util.Map;
import java.util.function.Predicate;

/** Checks of numbers of Germany, Austria and Switzerland. */
final class GermanNumbers {
    static final Map<String, Predicate<String>> CHECKS = Map.of(
            "de_tax_id", GermanNumbers::taxId,
            "de_id_card", GermanNumbers::idCard,
            "de_social_insurance", GermanNumbers::socialInsurance,
            "de_health_insurance", GermanNumbers::healthInsurance,
            "at_social_insurance", GermanNumbers::austrian,
            "ch_ahv", GermanNumbers::ahv);

    private GermanNumbers() {}

    /** One digit of the first ten stands twice or three times, and all ten never differ. */
    private static boolean taxId(String value) {
        int[] counts = new int[10];
        for (int i = 0; i < 10; i++) {
            counts[digit(value, i)]++;
        }
        int most = 0;
        int repeated = 0;
        for (int count : counts) {
            most = Math.max(most, count);
            repeated += count > 1 ? 1 : 0;
        }
        return value.charAt(0) != '0' && repeated == 1 && most <= 3 && mod11and10(value);
    }

    private static boolean idCard(String value) {
        boolean letters = value.matches("[CFGHJKLMNPRTVWXYZ0-9]{9}\\d?") && !digits(value.substring(0, 9));
        return letters && (value.length() == 9 || CheckDigits.icao(value));
    }

    private static boolean socialInsurance(String value) {
        char letter = value.charAt(8);
        if (letter < 'A' || letter > 'Z' || !digits(value.substring(0, 8)) || !digits(value.substring(9))) {
            return false;
        }
        String number = value.substring(0, 8) + String.format("%02d", letter - 'A' + 1) + value.substring(9, 11);
        int day = CheckDigits.number(value, 2, 4) % 50;
        int month = CheckDigits.number(value, 4, 6);
        return day <= 31 && month <= 12 && crossSums(number, 2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1) == digit(value, 11);
    }

    private static boolean healthInsurance(String value) {
        char letter = value.charAt(0);
        if (letter < 'A' || letter > 'Z' || !digits(value.substring(1))) {
            return false;
        }
        String number = String.format("%02d", letter - 'A' + 1) + value.substring(1, 9);
        return crossSums(number, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2) == digit(value, 9);
    }

    private static int crossSums(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int product = weights[i] * digit(digits, i);
            sum += product / 10 + product % 10;
        }
        return sum % 10;
    }

    private static boolean austrian(String value) {
        int check = (weighted(value, 3, 7, 9) + weighted(value.substring(4), 5, 8, 4, 2, 1, 6)) % 11;
        int month = CheckDigits.number(value, 6, 8);
        return value.charAt(0) != '0' && check == digit(value, 3) && month >= 1 && month <= 15;
    }

    /** A thirteen-digit article number that begins with Switzerland's 756. */
    private static boolean ahv(String value) {
        return value.startsWith("756")
                && (10 - weighted(value, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) % 10) % 10 == digit(value, 12);
    }
}
