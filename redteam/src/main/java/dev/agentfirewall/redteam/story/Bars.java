package dev.agentfirewall.redteam.story;

import dev.agentfirewall.redteam.replay.Verdict;
import dev.agentfirewall.redteam.report.Figures;
import dev.agentfirewall.redteam.report.Split;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The verdicts on each suite's runs as bars in SVG, with their numbers beside them: nothing is told by colour alone. */
final class Bars {
    private static final int LEFT = 210;
    private static final int WIDTH = 420;
    private static final int NUMBERS = 300;
    private static final int ROW = 26;
    private static final List<Verdict> ORDER = List.of(Verdict.DENY, Verdict.APPROVAL, Verdict.PERMIT);

    private final StringBuilder svg = new StringBuilder();
    private int row;

    private Bars() {}

    static String of(Map<String, Figures> suites) {
        Bars bars = new Bars();
        suites.forEach((suite, figures) -> {
            String name = suite.isEmpty() ? "runs" : suite;
            bars.add(name + ", attack calls", figures.attackCalls());
            bars.add(name + ", attacked runs", figures.attackRuns());
            bars.add(name + ", honest runs", figures.honestRuns());
        });
        return bars.drawing();
    }

    private String drawing() {
        int height = ROW * (row + 1);
        return "<svg class=\"bars\" role=\"img\" aria-label=\"Verdicts by suite; the numbers stand beside each bar\""
                + " viewBox=\"0 0 "
                + (LEFT + WIDTH + NUMBERS) + " " + height + "\">\n" + svg + "</svg>\n";
    }

    private void add(String name, Split split) {
        if (split.all() == 0) {
            return;
        }
        int y = ROW * row++ + 6;
        svg.append("<text x=\"")
                .append(LEFT - 8)
                .append("\" y=\"")
                .append(y + 13)
                .append("\" text-anchor=\"end\">");
        svg.append(Html.escape(name)).append("</text>");
        double x = LEFT;
        for (Verdict verdict : ORDER) {
            double width = (double) WIDTH * split.count(verdict) / split.all();
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"18\"><title>%s %d of"
                            + " %d</title></rect>",
                    verdict.word(),
                    x,
                    y,
                    width,
                    verdict.word(),
                    split.count(verdict),
                    split.all()));
            x += width;
        }
        svg.append("<text x=\"")
                .append(LEFT + WIDTH + 8)
                .append("\" y=\"")
                .append(y + 13)
                .append("\">");
        svg.append(split.count(Verdict.DENY)).append(" denied, ");
        svg.append(split.count(Verdict.APPROVAL)).append(" held, ");
        svg.append(split.count(Verdict.PERMIT)).append(" passed</text>\n");
    }
}
