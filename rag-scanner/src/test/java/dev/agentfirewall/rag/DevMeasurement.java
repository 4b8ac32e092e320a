package dev.agentfirewall.rag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules catch and what they stop by mistake on the development rows: texts, and the results of recorded runs.
 * Development rows alone; nothing was fitted to them.
 *
 * <p>{@code main} takes the data folder and, to list texts, {@code missed} or {@code false} and a data set's name.
 */
final class DevMeasurement {
    private final RagScanner scanner = RagScanner.rules();
    private final Map<String, Rate> attacks = new TreeMap<>();
    private final Map<String, Rate> honest = new TreeMap<>();
    private final Map<String, Rate> rules = new TreeMap<>();

    /** Flagged or not, for each text row, by channel and by data set. */
    DevMeasurement texts(Path file) throws IOException {
        for (JsonNode row : SharedData.rows(file)) {
            String label = row.path("label").asText();
            if (label.equals("injection") || label.equals("benign")) {
                Channel channel = Channel.valueOf(row.path("channel").asText().toUpperCase(Locale.ROOT));
                count(
                        row.path("text").asText(),
                        channel,
                        label.equals("injection"),
                        row.path("dataset").asText());
            }
        }
        return this;
    }

    /** Flagged or not, for each tool result in recorded runs: poisoned ones are those that hold an attack. */
    DevMeasurement results(Path attackRuns, Path honestRuns, String suite) throws IOException {
        for (JsonNode run : SharedData.rows(honestRuns)) {
            for (JsonNode message : run.path("messages")) {
                if (message.path("role").asText().equals("tool")) {
                    count(message.path("content").asText(), Channel.TOOL_RESULT, false, suite);
                }
            }
        }
        for (JsonNode run : SharedData.rows(attackRuns)) {
            tally(attacks, "runs, some result flagged", suite, someResultFlagged(run));
        }
        return this;
    }

    private boolean someResultFlagged(JsonNode run) {
        boolean flagged = false;
        for (JsonNode message : run.path("messages")) {
            flagged |= message.path("role").asText().equals("tool")
                    && scanner.scan(message.path("content").asText(), Channel.TOOL_RESULT)
                            .flagged();
        }
        return flagged;
    }

    private void count(String text, Channel channel, boolean attack, String dataset) {
        ScanReport report = scanner.scan(text, channel);
        tally(attack ? attacks : honest, channel.word(), dataset, report.flagged());
        report.findings().stream()
                .filter(finding -> finding.severity().flags())
                .map(Finding::rule)
                .distinct()
                .forEach(rule -> rules.merge(rule, Rate.none().with(attack), (old, one) -> old.with(attack)));
    }

    private static void tally(Map<String, Rate> rates, String channel, String dataset, boolean hit) {
        rates.put(channel, rates.getOrDefault(channel, Rate.none()).with(hit));
        String row = "  " + channel + ": " + dataset;
        rates.put(row, rates.getOrDefault(row, Rate.none()).with(hit));
    }

    /** The share of honest texts flagged, on {@code channel}. */
    Rate falseAlarms(Channel channel) {
        return honest.getOrDefault(channel.word(), Rate.none());
    }

    Rate caught(Channel channel) {
        return attacks.getOrDefault(channel.word(), Rate.none());
    }

    String report() {
        StringBuilder report = new StringBuilder();
        section(report, "caught", attacks);
        section(report, "honest, flagged", honest);
        section(report, "of what a rule flags, attacks", rules);
        return report.toString();
    }

    private static void section(StringBuilder report, String title, Map<String, Rate> rates) {
        report.append(title).append('\n');
        rates.forEach((name, rate) -> report.append(String.format(Locale.ROOT, "  %-44s %s%n", name, rate)));
    }

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        Path texts = data.resolve("text").resolve(args.length > 3 ? args[3] : "injection.dev.jsonl.gz");
        if (args.length > 2) {
            list(texts, args[1].equals("missed"), args[2]);
        } else {
            System.out.println(all(data, texts).report());
        }
    }

    static DevMeasurement all(Path data, Path texts) throws IOException {
        DevMeasurement measurement = new DevMeasurement().texts(texts);
        for (String suite : new String[] {"agentdojo-workspace", "agentdojo-travel", "agentdyn-shopping"}) {
            Path traces = data.resolve("traces");
            measurement.results(
                    traces.resolve(suite + "-attack.jsonl.gz"), traces.resolve(suite + "-benign.jsonl.gz"), suite);
        }
        return measurement;
    }

    private static void list(Path texts, boolean missed, String dataset) throws IOException {
        RagScanner scanner = RagScanner.rules();
        for (JsonNode row : SharedData.rows(texts)) {
            boolean attack = row.path("label").asText().equals("injection");
            if (attack != missed
                    || !(dataset.equals("any") || row.path("dataset").asText().equals(dataset))) {
                continue;
            }
            String text = row.path("text").asText();
            Channel channel = Channel.valueOf(row.path("channel").asText().toUpperCase(Locale.ROOT));
            ScanReport report = scanner.scan(text, channel);
            if (!attack && report.flagged() && row.path("label").asText().equals("benign")) {
                report.findings().stream()
                        .filter(finding -> finding.severity().flags())
                        .limit(2)
                        .forEach(finding -> System.out.printf(
                                "%s %s %s | %s%n",
                                channel.word(),
                                row.path("dataset").asText(),
                                finding.rule(),
                                clip(text.substring(
                                        finding.span().start(), finding.span().end()))));
            } else if (attack && !report.flagged()) {
                System.out.printf(
                        "%s | %s%n", channel.word(), clip(row.path("injected").asText(text)));
            }
        }
    }

    private static String clip(String text) {
        String line = text.replace("\n", "\\n");
        return line.substring(0, Math.min(260, line.length()));
    }
}
