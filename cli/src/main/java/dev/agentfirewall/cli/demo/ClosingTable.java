package dev.agentfirewall.cli.demo;

import dev.agentfirewall.cli.Style;
import java.io.PrintStream;

/** The table at the end: what happened without the firewall, and with it. */
final class ClosingTable {
    private static final int WHAT = 44;
    private static final int WITHOUT = 17;

    private final PrintStream out;
    private final boolean colours;

    ClosingTable(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void show(DemoEvent.Closed closed) {
        line("");
        line(Style.BOLD.of(cell("", WHAT) + cell("without", WITHOUT) + "with the firewall", colours));
        line(Style.DIM.of("─".repeat(78), colours));
        for (DemoEvent.Row row : closed.rows()) {
            Style style = row.good() ? Style.GREEN : Style.BOLD_RED;
            line(cell(row.what(), WHAT) + cell(row.without(), WITHOUT) + style.of(row.with(), colours));
        }
        line("");
        closed.log().ifPresent(log -> line(Style.DIM.of(log, colours)));
        line(verdict(closed.good()));
        line("Next: README.md shows the lines that put it into an agent of your own.");
    }

    private String verdict(boolean good) {
        return good
                ? Style.BOLD_GREEN.of("Every call was decided before it ran, and every decision is on record.", colours)
                : Style.BOLD_RED.of("Not everything ended as it should; see the lines marked above.", colours);
    }

    private static String cell(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private void line(String text) {
        out.print(text + "\n");
    }
}
