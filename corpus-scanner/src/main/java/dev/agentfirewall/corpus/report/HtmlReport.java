package dev.agentfirewall.corpus.report;

import dev.agentfirewall.corpus.CorpusFinding;
import dev.agentfirewall.corpus.CorpusResult;
import dev.agentfirewall.corpus.CorpusSummary;
import dev.agentfirewall.scan.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The results of a corpus scan as one HTML page, for people: figures, charts, and where to look. It loads nothing and runs nothing, and it quotes nothing: it names the
 * file, the part and the place, because a page full of injected orders is itself one more document to be retrieved.
 */
public final class HtmlReport {
    private static final int MOST_ROWS = 2_000;
    private static final Pattern PART = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private HtmlReport() {}

    /**
     * What the page's head tells.
     *
     * @param corpus its name
     * @param scanner who looked
     * @param time when the scan ended
     * @param took how long it ran
     * @param screened files that this run screened, and did not know from a run before
     */
    public record Head(String corpus, String scanner, Instant time, Duration took, int screened) {

        /** Files a second; 0 when none was screened. */
        public double rate() {
            return screened / Math.max(1e-3, took.toNanos() / 1e9);
        }
    }

    /** The page. */
    public static String write(Head head, CorpusSummary summary, List<CorpusResult> results) {
        Map<String, String> parts = Map.of(
                "title", Html.escape("Corpus scan: " + head.corpus()),
                "figures", figures(head, summary),
                "charts", charts(summary),
                "results", results(results),
                "scanner", Html.escape(head.scanner()),
                "time", Html.escape(head.time().toString()));
        // In one pass: a file may be called like a part of the page.
        return PART.matcher(PAGE).replaceAll(part -> Matcher.quoteReplacement(parts.getOrDefault(part.group(1), "")));
    }

    private static String figures(Head head, CorpusSummary summary) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("files", String.valueOf(summary.files()));
        figures.put("documents and segments", String.valueOf(summary.texts()));
        figures.put("to be looked at", String.valueOf(summary.flagged()));
        figures.put(
                "not read whole",
                String.valueOf(summary.incomplete().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()));
        figures.put("without sound provenance", String.valueOf(summary.unproven()));
        figures.put(
                "indirect-injection coverage",
                summary.indirectCoverage()
                        .map(share -> String.format(Locale.ROOT, "%.1f %%", 100 * share))
                        .orElse("nothing found"));
        figures.put("files a second", String.format(Locale.ROOT, "%.1f", head.rate()));
        return figures.entrySet().stream()
                .map(figure -> "<div><b>" + figure.getValue() + "</b>" + figure.getKey() + "</div>")
                .collect(Collectors.joining("\n"));
    }

    private static String charts(CorpusSummary summary) {
        Map<String, Integer> channels = new TreeMap<>();
        summary.attacks().forEach((Channel channel, Integer count) -> channels.put(channel.word(), count));
        return BarChart.write("Texts flagged, by detector", summary.rules())
                + BarChart.write("Texts flagged, by channel", channels)
                + BarChart.write("Texts not read whole, by reason", summary.incomplete());
    }

    private static String results(List<CorpusResult> results) {
        String rows = results.stream().limit(MOST_ROWS).map(HtmlReport::row).collect(Collectors.joining("\n"));
        String rest = results.size() <= MOST_ROWS
                ? ""
                : "<p>" + (results.size() - MOST_ROWS) + " more are in the JSON Lines of the scan.</p>";
        return results.isEmpty()
                ? "<p>Nothing.</p>"
                : "<table><thead><tr><th>document</th><th>channel</th><th>score</th><th>what, and where</th></tr></thead><tbody>\n"
                        + rows + "\n</tbody></table>" + rest;
    }

    private static String row(CorpusResult result) {
        return "<tr><td>" + Html.escape(result.id()) + "</td><td>"
                + result.channel().word() + "</td><td>" + String.format(Locale.ROOT, "%.2f", result.score())
                + "</td><td>" + reasons(result) + "</td></tr>";
    }

    private static String reasons(CorpusResult result) {
        StringBuilder out = new StringBuilder();
        result.incomplete()
                .ifPresent(code -> out.append("<p>not read whole: <code>")
                        .append(Html.escape(code))
                        .append("</code></p>"));
        result.provenance()
                .filter(state -> !state.complete())
                .ifPresent(state -> out.append("<p>provenance ")
                        .append(Html.escape(state.state() + " " + String.join(", ", state.missing())))
                        .append("</p>"));
        result.findings().stream().limit(50).forEach(finding -> out.append(reason(finding)));
        return out.toString();
    }

    private static String reason(CorpusFinding finding) {
        String line = finding.line().map(number -> "line " + number + ", ").orElse("");
        return "<p class=\"" + finding.severity().word() + "\"><code>" + Html.escape(finding.rule()) + "</code> "
                + finding.severity().word() + ", " + line + Html.escape(finding.part()) + " "
                + finding.span().start() + "–" + finding.span().end() + "</p>";
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width"><title>{{title}}</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1f24; }
            .figures { display: flex; flex-wrap: wrap; gap: 1rem; }
            .figures div { border: 1px solid #d0d7de; border-radius: 6px; padding: .6rem 1rem; color: #57606a; }
            .figures b { display: block; font-size: 1.5rem; color: #1b1f24; }
            table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #d0d7de; }
            td:first-child { overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: .85rem; }
            td p { margin: 0; } .high, .critical { color: #a40e26; } .low, .medium { color: #57606a; }
            footer { margin-top: 2rem; color: #57606a; font-size: .85rem; }
            </style></head><body>
            <h1>{{title}}</h1>
            <div class="figures">
            {{figures}}
            </div>
            {{charts}}
            <h2>To be looked at</h2>
            {{results}}
            <footer>Screened by {{scanner}}, {{time}}. Places are characters of the part named; no text of the corpus is on this page.
            Indirect-injection coverage: of the texts in which orders were found, the share that reaches a model through retrieval and not from its user.</footer>
            </body></html>
            """;
}
