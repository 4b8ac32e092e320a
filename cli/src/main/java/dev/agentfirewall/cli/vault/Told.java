package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;

/** How reading went, for people, and as an exit code. */
final class Told {
    private Told() {}

    static int ofRead(Console console, long read, long damaged) {
        console.err()
                .println(read + " record(s)."
                        + (damaged == 0 ? "" : " " + damaged + " do not open: they were changed, or half written."));
        return read > 0 && damaged == 0 ? ExitCode.DONE : ExitCode.FOUND;
    }
}
