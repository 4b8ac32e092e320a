package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.policy.tooling.Opa;
import dev.agentfirewall.policy.tooling.PolicyBuilder;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy try}: what rules that are being written would change in recorded runs. */
@Command(
        name = "try",
        description = "Compiles your rules with the default ones and tells what they change in recorded runs.",
        footerHeading = "%nOut:%n",
        footer = {
            "  a line for each call that is judged otherwise, then the figures without your",
            "  rules and with them; with --jsonl the lines of `replay --compare --jsonl`.",
            "",
            "Needs OPA: `policies/install-opa` builds the right one.",
            "",
            "Example:",
            "  agent-firewall policy try runs.jsonl --rule my/rego --tools tools.json",
            "",
            "Exit: 0 done, 2 wrong use, 3 unreadable, not to be compiled, or no OPA."
        })
public final class TryCommand extends Subcommand {
    private final Console console;
    private final Scanner rules;
    private final Supplier<GuardTier> guard;

    @Parameters(paramLabel = "RUNS.jsonl[.gz]", arity = "1..*", description = "Recorded runs, one a line.")
    private List<Path> runs = List.of();

    @Option(names = "--rule", paramLabel = "DIR", required = true, description = "The folder that holds your rules.")
    private Path folder = Path.of("");

    @Mixin
    private final RunTools tools = new RunTools();

    @Mixin
    private final ReplayPolicy policy = new ReplayPolicy();

    @Mixin
    private final Judges judges = new Judges();

    @Option(names = "--jsonl", description = "A line for each run that changes, for programs.")
    private boolean jsonl;

    /**
     * @param console where it writes
     * @param rules what looks for injected orders by rules alone
     * @param guard the guard model's tier; loaded when it is first needed
     */
    public TryCommand(Console console, Scanner rules, Supplier<GuardTier> guard) {
        this.console = console;
        this.rules = rules;
        this.guard = guard;
    }

    @Override
    public Integer call() {
        judges.check();
        try {
            Path place = Files.createTempDirectory("policy-try");
            Path bundle = place.resolve("policy.tar.gz");
            try {
                new PolicyBuilder(Opa.find()).build(folder, bundle);
                compare(bundle);
            } finally {
                Files.deleteIfExists(bundle);
                Files.deleteIfExists(place.resolve("policy.tar.gz.sha256"));
                Files.deleteIfExists(place);
            }
        } catch (IOException e) {
            throw new UnreadableFileException("policy.tar.gz", "cannot be written to the folder for temporary files");
        }
        return ExitCode.DONE;
    }

    private void compare(Path bundle) {
        try (RunFiles files = new RunFiles(tools.of(runs))) {
            new Comparison(console, jsonl)
                    .walk(
                            judges.under(policy.policy(), rules, guard),
                            judges.under(policy.of(bundle), rules, guard),
                            files);
        } catch (MalformedRunException e) {
            throw RunErrors.of(e);
        }
    }
}
