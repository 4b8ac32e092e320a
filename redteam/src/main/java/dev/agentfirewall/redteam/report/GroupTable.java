package dev.agentfirewall.redteam.report;

import dev.agentfirewall.redteam.replay.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs by one of the groups that they are counted under, such as their language: a line for each, attacked runs on the left and honest ones on the right. */
public final class GroupTable {
    private static final String ATTACKED = "%9s %7s %7s %8s %8s";
    private static final String HONEST = "%9s %12s %9s %9s %6s";

    private static final String ATTACKED_HEAD = form(ATTACKED, "attacked", "denied", "held", "through", "stopped");
    private static final String HONEST_HEAD = form(HONEST, "honest", "undisturbed", "approval", "a denial", "asks");

    private GroupTable() {}

    /** The table of the group called {@code name}; a side on which there is no run is left out. */
    public static String of(String name, Map<String, Figures> rows) {
        boolean attacked =
                rows.values().stream().anyMatch(figures -> figures.attackRuns().all() > 0);
        boolean honest =
                rows.values().stream().anyMatch(figures -> figures.honestRuns().all() > 0);
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        String first = "%-" + Math.max(width, name.length()) + "s ";
        return line(first, name, attacked ? ATTACKED_HEAD : "", honest ? HONEST_HEAD : "")
                + rows.entrySet().stream()
                        .map(row -> line(
                                first,
                                row.getKey(),
                                attacked ? attacked(row.getValue().attackRuns()) : "",
                                honest ? honest(row.getValue()) : ""))
                        .collect(Collectors.joining());
    }

    private static String attacked(Split runs) {
        return form(
                ATTACKED,
                runs.all(),
                runs.count(Verdict.DENY),
                runs.count(Verdict.APPROVAL),
                runs.count(Verdict.PERMIT),
                runs.all() == 0 ? "" : form("%.1f %%", 100 * runs.stoppedRate().share()));
    }

    private static String honest(Figures figures) {
        Split runs = figures.honestRuns();
        return form(
                HONEST,
                runs.all(),
                runs.count(Verdict.PERMIT),
                runs.count(Verdict.APPROVAL),
                runs.count(Verdict.DENY),
                form("%.2f", figures.asksPerHonestRun()));
    }

    private static String line(String first, String name, String attacked, String honest) {
        String between = attacked.isEmpty() || honest.isEmpty() ? "" : " |";
        return form(first, name) + attacked + between + honest + "\n";
    }

    private static String form(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
