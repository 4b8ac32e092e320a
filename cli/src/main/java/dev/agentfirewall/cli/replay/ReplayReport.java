package dev.agentfirewall.cli.replay;

import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.report.Figures;
import dev.agentfirewall.redteam.report.FiguresText;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a replay, suite by suite and all together. Not thread-safe. */
final class ReplayReport {
    private final Map<String, Figures> suites = new TreeMap<>();
    private final Figures all = new Figures();

    void add(RunVerdict run) {
        suites.computeIfAbsent(run.run().suite(), suite -> new Figures()).add(run);
        all.add(run);
    }

    Map<String, Figures> bySuite() {
        return suites;
    }

    String text() {
        return suites() + FiguresText.table("code", all.byCode()) + "\n" + FiguresText.table("tool", all.byTool());
    }

    /** The figures of each suite, and of all where there are several. */
    String suites() {
        StringBuilder out = new StringBuilder();
        suites.forEach((suite, figures) -> out.append(FiguresText.of(suite.isEmpty() ? "runs" : suite, figures))
                .append('\n'));
        if (suites.size() > 1) {
            out.append(FiguresText.of("all suites", all)).append('\n');
        }
        return out.toString();
    }
}
