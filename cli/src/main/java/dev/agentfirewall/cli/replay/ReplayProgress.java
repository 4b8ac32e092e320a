package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import java.util.Locale;

/** How many runs were walked, on standard error; drawn in place where somebody looks, said once at the end where nobody does. */
final class ReplayProgress {
    private static final int STEP = 10;

    private final Console console;
    private final long start = System.nanoTime();
    private int runs;

    ReplayProgress(Console console) {
        this.console = console;
    }

    void step() {
        runs++;
        if (console.watched() && runs % STEP == 0) {
            console.err().print("\r" + words());
            console.err().flush();
        }
    }

    void end() {
        console.err().println((console.watched() ? "\r" : "") + words());
        console.err().flush();
    }

    private String words() {
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%d runs replayed in %.1f s", runs, seconds);
    }
}
