package dev.agentfirewall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command below {@code agent-firewall}: it answers with an {@link ExitCode}, and explains itself. */
public abstract class Subcommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean helpAsked;

    /** Whether help was asked for; picocli gives it before the command would run. */
    public final boolean helpAsked() {
        return helpAsked;
    }
}
