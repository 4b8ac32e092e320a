package dev.agentfirewall.corpus.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Counts as bars, longest first, in inline SVG. */
final class BarChart {
    private static final int MOST = 20;
    private static final int ROW = 22;
    private static final int LABEL = 300;
    private static final int WIDTH = 420;

    private BarChart() {}

    /** The chart under its title; nothing where there is nothing to show. */
    static String write(String title, Map<String, Integer> counts) {
        List<Map.Entry<String, Integer>> rows = counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .toList();
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<h2>" + Html.escape(title) + "</h2>\n");
        out.append("<svg role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\">\n"
                .formatted(Html.escape(title), LABEL + WIDTH + 80, rows.size() * ROW));
        for (int i = 0; i < rows.size(); i++) {
            out.append(bar(rows.get(i), i, rows.get(0).getValue()));
        }
        return out.append("</svg>\n").toString();
    }

    private static String bar(Map.Entry<String, Integer> row, int index, int most) {
        int y = index * ROW;
        int width = Math.max(2, row.getValue() * WIDTH / most);
        return """
                <text x="0" y="%d" font-size="13">%s</text><rect x="%d" y="%d" width="%d" height="14" fill="#cf222e"/><text x="%d" y="%d" font-size="13">%d</text>
                """.formatted(
                y + 15, Html.escape(row.getKey()), LABEL, y + 4, width, LABEL + width + 6, y + 15, row.getValue());
    }
}
