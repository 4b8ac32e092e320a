package dev.agentfirewall.cli.replay;

import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.report.Figures;
import dev.agentfirewall.redteam.report.FiguresText;
import dev.agentfirewall.redteam.report.GroupTable;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a replay: suite by suite, all together, and by the groups that the runs name. Not thread-safe. */
final class ReplayReport {
    private final Map<String, Figures> suites = new TreeMap<>();
    private final Map<String, Map<String, Figures>> groups = new TreeMap<>();
    private final Figures all = new Figures();

    void add(RunVerdict run) {
        suites.computeIfAbsent(run.run().suite(), suite -> new Figures()).add(run);
        run.run()
                .groups()
                .forEach((name, value) -> groups.computeIfAbsent(name, any -> new TreeMap<>())
                        .computeIfAbsent(value, any -> new Figures())
                        .add(run));
        all.add(run);
    }

    Map<String, Figures> bySuite() {
        return suites;
    }

    String text() {
        return suites() + groups() + FiguresText.table("code", all.byCode()) + "\n"
                + FiguresText.table("tool", all.byTool());
    }

    private String groups() {
        StringBuilder out = new StringBuilder();
        groups.forEach((name, rows) -> out.append(GroupTable.of(name, rows)).append('\n'));
        return out.toString();
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
