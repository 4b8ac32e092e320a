package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.Table;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One row of {@code numbers.tsv}: a number that a state, a bank or a clinic gives to a person.
 *
 * @param kind what it is
 * @param country the country by its ISO code, or {@code *}
 * @param shapes how it is written
 * @param check its checksum, or what else must hold, of its letters and digits alone, in upper case
 * @param alone how sure its form makes us without a word near it; 0 where it needs one
 * @param topic the words that speak of it
 */
record NumberKind(
        Kind kind, String country, List<Shape> shapes, Predicate<String> check, double alone, Optional<Topic> topic) {

    NumberKind {
        shapes = List.copyOf(shapes);
    }

    static List<NumberKind> all() {
        return Table.read("numbers.tsv", "code", "country", "title", "shapes", "check", "alone", "words").stream()
                .map(NumberKind::of)
                .toList();
    }

    private static NumberKind of(Table.Row row) {
        String code = "pii." + row.cell(0);
        Predicate<String> check = Checksums.ALL.get(row.cell(4));
        if (check == null) {
            throw row.wrong("no such check: `" + row.cell(4) + "`");
        }
        Set<String> words = row.words(6);
        double alone = Double.parseDouble(row.cell(5));
        if (words.isEmpty() && alone == 0) {
            throw row.wrong("a number that its form does not tell needs words that do");
        }
        Optional<Topic> topic = words.isEmpty() ? Optional.empty() : Optional.of(new Topic(code, words));
        List<Shape> shapes =
                Arrays.stream(row.cell(3).split(" ")).map(Shape::of).toList();
        return new NumberKind(
                new Kind(code, row.cell(2), evidence(row.cell(4), alone)), row.cell(1), shapes, check, alone, topic);
    }

    private static String evidence(String check, double alone) {
        String form = check.equals("any") || check.startsWith("digits") ? "form" : "form and checksum or date";
        return alone > 0 ? form : form + ", words near it";
    }

    /** Letters and digits of {@code written}, in upper case. */
    static String compact(String written) {
        StringBuilder compact = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            if (Character.isLetterOrDigit(written.charAt(i))) {
                compact.append(written.charAt(i));
            }
        }
        return compact.toString().toUpperCase(Locale.ROOT);
    }
}
