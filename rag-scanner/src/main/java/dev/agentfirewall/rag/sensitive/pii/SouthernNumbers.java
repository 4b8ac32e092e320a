package dev.agentfirewall.rag.sensitive.pii;

import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digit;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.digits;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.luhn;
import static dev.agentfirewall.rag.sensitive.pii.CheckDigits.weighted;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Checks of numbers of South America, Africa and Oceania. */
final class SouthernNumbers {
    static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
            Map.entry("br_cpf", SouthernNumbers::cpf),
            Map.entry("br_cnpj", SouthernNumbers::cnpj),
            Map.entry("ar_cuit", SouthernNumbers::cuit),
            Map.entry("cl_rut", SouthernNumbers::rut),
            Map.entry("co_nit", SouthernNumbers::nit),
            Map.entry("ec_cedula", SouthernNumbers::cedula),
            Map.entry("za_id", value -> Dates.yymmdd(value, 0) && value.charAt(10) <= '2' && luhn(value)),
            Map.entry("au_tfn", value -> weighted(value, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0),
            Map.entry(
                    "au_medicare",
                    value -> value.charAt(0) >= '2'
                            && value.charAt(0) <= '6'
                            && weighted(value, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(value, 8)),
            Map.entry("au_abn", value -> (weighted(value, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0),
            Map.entry("nz_ird", SouthernNumbers::ird));

    private static final Set<String> CUIT_KINDS = Set.of("20", "23", "24", "25", "26", "27", "30", "33", "34");

    private SouthernNumbers() {}

    private static boolean cpf(String value) {
        boolean same = value.chars().distinct().count() == 1;
        return !same
                && modulo11(weighted(value, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(value, 9)
                && modulo11(weighted(value, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(value, 10);
    }

    private static boolean cnpj(String value) {
        return value.chars().distinct().count() > 1
                && modulo11(weighted(value, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(value, 12)
                && modulo11(weighted(value, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(value, 13);
    }

    private static int modulo11(int sum) {
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    private static boolean cuit(String value) {
        int check = 11 - weighted(value, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return CUIT_KINDS.contains(value.substring(0, 2)) && check % 11 == digit(value, 10);
    }

    private static boolean rut(String value) {
        int sum = 0;
        int last = value.length() - 1;
        for (int i = last - 1, weight = 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) {
            sum += weight * digit(value, i);
        }
        int check = 11 - sum % 11;
        char wanted = check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check);
        return digits(value.substring(0, last)) && value.charAt(last) == wanted;
    }

    private static boolean nit(String value) {
        int rest = weighted(value, 41, 37, 29, 23, 19, 17, 13, 7, 3) % 11;
        return (rest < 2 ? rest : 11 - rest) == digit(value, 9);
    }

    /** The first two digits name a province; the rest is Luhn's. */
    private static boolean cedula(String value) {
        int province = CheckDigits.number(value, 0, 2);
        return province >= 1 && (province <= 24 || province == 30) && value.charAt(2) < '6' && luhn(value);
    }

    private static boolean ird(String value) {
        String nine = value.length() == 8 ? "0" + value : value;
        int rest = weighted(nine, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        if (rest == 1) {
            rest = weighted(nine, 7, 4, 3, 2, 5, 2, 7, 6) % 11;
        }
        return rest != 1 && (rest == 0 ? 0 : 11 - rest) == digit(nine, 8);
    }
}
