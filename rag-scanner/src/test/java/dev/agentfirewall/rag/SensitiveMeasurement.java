package dev.agentfirewall.rag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentfirewall.rag.sensitive.SensitiveDataScanner;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the sensitive-data scanner finds of what was marked by hand in development rows, what of its findings was marked, and how much it
 * finds in honest texts. The marked rows are made up by a generator whose numbers mostly lack checksums.
 */
final class SensitiveMeasurement {
    private static final Map<String, Set<String>> KINDS = Map.of(
            "PERSON", Set.of("pii.person_name"),
            "STREET_ADDRESS", Set.of("pii.postal_address", "pii.postal_code"),
            "ADDRESS", Set.of("pii.postal_address", "pii.postal_code"),
            "CREDIT_CARD", Set.of("pii.payment_card"),
            "PHONE_NUMBER", Set.of("pii.phone"),
            "EMAIL_ADDRESS", Set.of("pii.email"),
            "US_SSN", Set.of("pii.us_ssn"),
            "IBAN_CODE", Set.of("pii.iban"),
            "IP_ADDRESS", Set.of("pii.ip_address"),
            "ZIP_CODE", Set.of("pii.postal_code", "pii.postal_address"));

    private final SensitiveDataScanner scanner = SensitiveDataScanner.standard();
    private final Map<String, Rate> recall = new TreeMap<>();
    private final Map<String, Rate> precision = new TreeMap<>();
    private final Map<String, Integer> inHonest = new TreeMap<>();
    private final Map<String, Integer> inUnmarked = new TreeMap<>();
    private int honestRows;
    private int unmarkedRows;

    /** Rows of personal data and secrets, marked or not. */
    SensitiveMeasurement marked(Path file) throws IOException {
        for (JsonNode row : SharedData.rows(file)) {
            String text = row.path("text").asText();
            List<Finding> found = scanner.scan(text, Channel.DOCUMENT).findings();
            if (row.path("label").asText().equals("secret")) {
                tally(
                        recall,
                        "row of secrets",
                        found.stream().anyMatch(f -> f.rule().startsWith("secret.")));
            } else if (row.has("spans")) {
                compare(row.path("spans"), found);
            } else {
                unmarkedRows++;
                found.forEach(f -> inUnmarked.merge(f.rule(), 1, Integer::sum));
            }
        }
        return this;
    }

    private void compare(JsonNode spans, List<Finding> found) {
        List<Finding> right = new ArrayList<>();
        for (JsonNode span : spans) {
            Set<String> kinds = KINDS.getOrDefault(span.path(0).asText(), Set.of());
            List<Finding> hits = found.stream()
                    .filter(f -> f.span().start() < span.path(2).asInt()
                            && span.path(1).asInt() < f.span().end())
                    .toList();
            if (!kinds.isEmpty()) {
                tally(recall, span.path(0).asText(), hits.stream().anyMatch(f -> kinds.contains(f.rule())));
            }
            right.addAll(hits);
        }
        found.forEach(f -> tally(precision, f.rule(), right.contains(f)));
    }

    private static void tally(Map<String, Rate> rates, String name, boolean hit) {
        rates.put(name, rates.getOrDefault(name, Rate.none()).with(hit));
    }

    /** Findings in texts that hold nothing hostile; what they hold of mail addresses is real. */
    SensitiveMeasurement honest(Path file) throws IOException {
        for (JsonNode row : SharedData.rows(file)) {
            if (row.path("label").asText().equals("benign")) {
                honestRows++;
                scanner.scan(row.path("text").asText(), Channel.DOCUMENT)
                        .findings()
                        .forEach(f -> inHonest.merge(f.rule(), 1, Integer::sum));
            }
        }
        return this;
    }

    double recall(String name) {
        return recall.getOrDefault(name, Rate.none()).share();
    }

    /** Findings of one kind for each thousand honest rows. */
    double perThousandHonest(String code) {
        return 1000.0 * inHonest.getOrDefault(code, 0) / Math.max(1, honestRows);
    }

    String report() {
        StringBuilder report = new StringBuilder();
        section(report, "found of what was marked", recall);
        section(report, "of what was found, marked (as anything)", precision);
        counts(report, "found in " + unmarkedRows + " unmarked Korean contracts", inUnmarked, unmarkedRows);
        counts(report, "found in " + honestRows + " honest rows", inHonest, honestRows);
        return report.toString();
    }

    private static void section(StringBuilder report, String title, Map<String, Rate> rates) {
        report.append(title).append('\n');
        rates.forEach((name, rate) -> report.append(String.format(Locale.ROOT, "  %-36s %s%n", name, rate)));
    }

    private static void counts(StringBuilder report, String title, Map<String, Integer> counts, int rows) {
        report.append(title).append(", for each thousand\n");
        counts.forEach((code, count) ->
                report.append(String.format(Locale.ROOT, "  %-36s %7.1f%n", code, 1000.0 * count / Math.max(1, rows))));
    }

    /** Takes a folder of data, a file's name and a rule or type, and lists what was found or missed of it. */
    public static void main(String[] args) throws IOException {
        Path texts = Path.of(args[0]).resolve("text");
        if (args.length == 1) {
            System.out.println(new SensitiveMeasurement()
                    .marked(texts.resolve("pii-secrets.dev.jsonl.gz"))
                    .honest(texts.resolve("injection.dev.jsonl.gz"))
                    .report());
            return;
        }
        SensitiveDataScanner scanner = SensitiveDataScanner.standard();
        for (JsonNode row : SharedData.rows(texts.resolve(args[1]))) {
            list(scanner, row, args[2]);
        }
    }

    private static void list(SensitiveDataScanner scanner, JsonNode row, String wanted) {
        String text = row.path("text").asText();
        List<Finding> found = scanner.scan(text, Channel.DOCUMENT).findings();
        if (wanted.equals("secret") && row.path("label").asText().equals("secret")) {
            if (found.stream().noneMatch(f -> f.rule().startsWith("secret."))) {
                System.out.println(row.path("id").asText() + " | " + around(text, 0, Math.min(160, text.length())));
            }
        }
        found.stream()
                .filter(f -> f.rule().equals(wanted) && !row.has("spans"))
                .forEach(f -> System.out.println(
                        around(text, f.span().start(), f.span().end())));
        for (JsonNode span : row.path("spans")) {
            boolean hit = found.stream()
                    .anyMatch(f -> f.span().start() < span.path(2).asInt()
                            && span.path(1).asInt() < f.span().end());
            if (span.path(0).asText().equals(wanted) && !hit) {
                System.out.println(
                        around(text, span.path(1).asInt(), span.path(2).asInt()));
            }
        }
    }

    private static String around(String text, int start, int end) {
        return (text.substring(Math.max(0, start - 40), start) + "<<" + text.substring(start, end) + ">>"
                        + text.substring(end, Math.min(text.length(), end + 25)))
                .replace("\n", "\\n");
    }
}
