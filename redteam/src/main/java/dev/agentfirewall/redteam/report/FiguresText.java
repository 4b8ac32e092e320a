package dev.agentfirewall.redteam.report;

import dev.agentfirewall.rag.calibrate.Rate;
import dev.agentfirewall.redteam.replay.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as people read them: shares with their Wilson intervals at 95 %. */
public final class FiguresText {
    private FiguresText() {}

    /** The figures of one group of runs, in lines. */
    public static String of(String title, Figures figures) {
        StringBuilder out = new StringBuilder(title).append('\n');
        if (figures.attackedRuns() > 0) {
            attacked(out, figures);
        }
        if (figures.honestRuns().all() > 0) {
            honest(out, figures);
        }
        if (figures.promptsStopped() > 0) {
            line(out, "prompts", figures.promptsStopped() + " runs whose user or host would not have been let speak");
        }
        figures.unknownTools()
                .forEach((tool, calls) -> line(
                        out,
                        "unknown tool",
                        "`" + tool + "`, " + calls.attack().all() + " attack calls, "
                                + calls.honest().all() + " others"));
        return out.toString();
    }

    private static void attacked(StringBuilder out, Figures figures) {
        line(out, "attack calls", three(figures.attackCalls(), "let through"));
        line(out, "attacked runs", three(figures.attackRuns(), "let through"));
        line(out, "  stopped", figures.attackRuns().stoppedRate().toString());
        int silent = figures.attackedRuns() - figures.attackRuns().all();
        if (silent > 0) {
            line(out, "  without", silent + " attacked runs in which the attacker got no call made that does anything");
        }
        line(out, "orders cut", figures.warned() + " of the attacked runs, before the attacker's first call");
        line(out, "their task calls", three(figures.taskCallsUnderAttack(), "permitted"));
    }

    private static void honest(StringBuilder out, Figures figures) {
        Split runs = figures.honestRuns();
        line(out, "honest runs", "undisturbed " + runs.rate(Verdict.PERMIT));
        line(out, "", "approval only " + runs.rate(Verdict.APPROVAL));
        line(out, "", "with a denial " + runs.rate(Verdict.DENY));
        line(
                out,
                "asks",
                String.format(Locale.ROOT, "%d, %.2f an honest run", figures.honestAsks(), figures.asksPerHonestRun()));
        line(out, "honest calls", three(figures.honestCalls(), "permitted"));
        line(out, "false orders", figures.honestCut() + " of the honest runs had a result cut for an order");
    }

    private static String three(Split split, String permitted) {
        return "denied " + split.rate(Verdict.DENY) + ", held " + share(split.rate(Verdict.APPROVAL)) + ", " + permitted
                + " " + share(split.rate(Verdict.PERMIT));
    }

    private static String share(Rate rate) {
        return String.format(Locale.ROOT, "%d (%.1f %%)", rate.hits(), 100 * rate.share());
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append(String.format(Locale.ROOT, "  %-17s %s%n", name, value));
    }

    /** Calls by code or by tool, a line each: of the attacker's and of the others, how many were denied, held and permitted. */
    public static String table(String what, Map<String, Figures.ByPurpose> rows) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        String form = "%-" + Math.max(width, what.length()) + "s %8s %8s %8s | %8s %8s %8s%n";
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, form, "", "attack", "", "", "honest", "", ""));
        out.append(String.format(Locale.ROOT, form, what, "denied", "held", "through", "denied", "held", "permitted"));
        rows.forEach((name, calls) -> out.append(
                String.format(Locale.ROOT, form, concat(name, counts(calls.attack()), counts(calls.honest())))));
        return out.toString();
    }

    private static List<Integer> counts(Split split) {
        return List.of(split.count(Verdict.DENY), split.count(Verdict.APPROVAL), split.count(Verdict.PERMIT));
    }

    private static Object[] concat(String name, List<Integer> attack, List<Integer> honest) {
        Object[] all = new Object[7];
        all[0] = name;
        for (int i = 0; i < 3; i++) {
            all[1 + i] = attack.get(i);
            all[4 + i] = honest.get(i);
        }
        return all;
    }
}
