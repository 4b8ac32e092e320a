package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.Console;

/** A bar on standard error that grows with each file; nothing where nobody looks at it. */
final class Progress {
    private static final int WIDTH = 30;

    private final Console console;
    private final int total;
    private final long start = System.nanoTime();
    private int done;
    private int drawn = -1;

    Progress(Console console, int total) {
        this.console = console;
        this.total = total;
    }

    void step(int flagged) {
        done++;
        int permille = (int) (1000L * done / Math.max(1, total));
        if (console.watched() && permille != drawn) {
            drawn = permille;
            int full = WIDTH * permille / 1000;
            double seconds = (System.nanoTime() - start) / 1e9;
            console.err()
                    .printf(
                            "\r[%s%s] %d of %d files, %.0f a second, %d to be looked at ",
                            "#".repeat(full), ".".repeat(WIDTH - full), done, total, done / seconds, flagged);
            console.err().flush();
        }
    }

    void end() {
        if (console.watched() && drawn >= 0) {
            console.err().println();
        }
    }
}
