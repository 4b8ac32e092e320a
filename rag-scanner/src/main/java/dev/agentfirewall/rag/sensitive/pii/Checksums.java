package dev.agentfirewall.rag.sensitive.pii;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** All checks that {@code numbers.tsv} may name. Each is given letters and digits alone, in upper case, and never throws. */
final class Checksums {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    static final Map<String, Predicate<String>> ALL = all();

    private Checksums() {}

    private static Map<String, Predicate<String>> all() {
        Map<String, Predicate<String>> all = new HashMap<>();
        all.put("any", value -> true);
        all.put("digits3", value -> digits(value) >= 3);
        all.put("digits4", value -> digits(value) >= 4);
        all.put("digits5", value -> digits(value) >= 5);
        all.put("bic", value -> COUNTRIES.contains(value.substring(4, 6)));
        all.putAll(NorthAmericanNumbers.CHECKS);
        all.putAll(BritishNumbers.CHECKS);
        all.putAll(GermanNumbers.CHECKS);
        all.putAll(RomanceNumbers.CHECKS);
        all.putAll(NordicNumbers.CHECKS);
        all.putAll(EasternNumbers.CHECKS);
        all.putAll(AsianNumbers.CHECKS);
        all.putAll(SouthernNumbers.CHECKS);
        return Map.copyOf(all);
    }

    private static long digits(String value) {
        return value.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}
