package dev.agentfirewall.trace.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that values are written with: months, currencies, and words too common to prove anything. Read once, folded. */
final class Lexicon {
    static final int LONGEST_MONTH = 10;

    private static final Map<String, String> MONTHS = read("months.txt");
    private static final Map<String, String> CURRENCIES = read("currencies.txt");
    private static final Set<String> COMMON =
            Set.copyOf(read("common-words.txt").keySet());
    private static final Set<Integer> MOMENTS = Stream.concat(
                    MONTHS.keySet().stream(), Stream.of("noon", "midday", "midnight"))
            .map(String::hashCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final boolean[] MONTH_INITIALS = new boolean[128];
    private static final int FEW = 0xFFF;
    /** By the last bits of a word's hash: most words are no moments, and are told from them without a look-up. */
    private static final boolean[] MAYBE_MOMENTS = new boolean[FEW + 1];

    static {
        MOMENTS.forEach(hash -> MAYBE_MOMENTS[hash & FEW] = true);
        for (String name : MONTHS.keySet()) {
            MONTH_INITIALS[name.charAt(0)] = true;
        }
    }

    private Lexicon() {}

    /** Whether a month's name begins with this letter. */
    static boolean beginsMonth(char letter) {
        int first = letter | 32;
        return first < MONTH_INITIALS.length && MONTH_INITIALS[first];
    }

    /** Whether a word of this hash may say a day or a time. */
    static boolean mayBeMoment(int hash) {
        return MAYBE_MOMENTS[hash & FEW] && MOMENTS.contains(hash);
    }

    /** The number of the month called so, 0 for another word. */
    static int month(String name) {
        if (name.length() < 3 || name.length() > LONGEST_MONTH) {
            return 0;
        }
        String month = MONTHS.get(Fold.fold(name));
        return month == null ? 0 : Integer.parseInt(month);
    }

    /** The currency's code in lower case, empty for another word; {@code word} is folded. */
    static String currency(String word) {
        return CURRENCIES.getOrDefault(word, "");
    }

    /** The names and signs of the currency with this code, folded, in alphabetical order. */
    static List<String> currencyNames(String code) {
        return CURRENCIES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(code))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Whether nearly every text holds the folded {@code word}. */
    static boolean common(String word) {
        return COMMON.contains(word);
    }

    /** Each line: a meaning, then the words for it. */
    private static Map<String, String> read(String resource) {
        Map<String, String> meanings = new HashMap<>();
        for (String line : lines(resource)) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            List<String> words = List.of(line.strip().split("\\s+"));
            for (String word : new TreeSet<>(words)) {
                meanings.put(Fold.fold(word), words.get(0));
            }
        }
        return Map.copyOf(meanings);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("resource `" + resource + "` not read", e);
        }
    }
}
