package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.Reasons;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.redteam.explain.Explanation;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.scan.Scanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: why a call of a recorded run was judged as it was. */
@Command(
        name = "explain",
        description = "Says why a call of a recorded run was judged as it was, and what would have let it pass.",
        footerHeading = "%nOut, for people:%n",
        footer = {
            "  the verdict and its rules; who ordered the call; for each value the messages",
            "  that it came from; what would have changed the answer, by policy's own word.",
            "  No value is shown.",
            "",
            "Example, the second run of a file:",
            "  agent-firewall explain runs.jsonl:2 call_3 --tools tools.json",
            "",
            "Exit: 0 permitted, 1 denied or held, 2 wrong use, 3 unreadable."
        })
public final class ExplainCommand extends Subcommand {
    private static final Pattern WITH_LINE = Pattern.compile("(.+):([1-9][0-9]{0,8})");

    private final Console console;
    private final Scanner rules;
    private final Supplier<GuardTier> guard;

    @Parameters(
            index = "0",
            paramLabel = "RUNS.jsonl[:LINE]",
            description = "A file, and which of its runs; else the first.")
    private String place = "";

    @Parameters(index = "1", paramLabel = "CALL", description = "The id of the call.")
    private String callId = "";

    @Mixin
    private final RunTools tools = new RunTools();

    @Mixin
    private final ReplayPolicy policy = new ReplayPolicy();

    @Mixin
    private final Judges judges = new Judges();

    /**
     * @param console where it writes
     * @param rules what looks for injected orders by rules alone
     * @param guard the guard model's tier; loaded when it is first needed
     */
    public ExplainCommand(Console console, Scanner rules, Supplier<GuardTier> guard) {
        this.console = console;
        this.rules = rules;
        this.guard = guard;
    }

    @Override
    public Integer call() {
        judges.check();
        Matcher named = WITH_LINE.matcher(place);
        boolean withLine = named.matches() && !Files.exists(Path.of(place));
        Path file = Path.of(withLine ? named.group(1) : place);
        int number = withLine ? Integer.parseInt(named.group(2)) : 1;
        try (RunFiles files = new RunFiles(tools.of(List.of(file)))) {
            return explain(nth(files, number));
        } catch (MalformedRunException e) {
            throw RunErrors.of(e);
        }
    }

    private RunFiles.Sourced nth(RunFiles files, int number) throws MalformedRunException {
        Optional<RunFiles.Sourced> run = files.next();
        for (int i = 1; i < number && run.isPresent(); i++) {
            run = files.next();
        }
        return run.orElseThrow(() -> new WrongUseException("`" + place + "`: there are not so many runs"));
    }

    private int explain(RunFiles.Sourced sourced) {
        RegoDecisionPoint judge = policy.policy();
        Replay replay = judges.under(judge, rules, guard);
        try {
            RunVerdict run = replay.walk(sourced.run(), sourced.tools());
            List<CallVerdict> calls = run.calls().stream()
                    .filter(call -> call.id().equals(callId))
                    .toList();
            if (calls.isEmpty()) {
                throw new WrongUseException("the run has no call `" + callId + "`; it has "
                        + run.calls().stream().map(CallVerdict::id).toList());
            }
            calls.forEach(call -> Explanation.of(run, call, Reasons::explain, judge)
                    .forEach(line -> console.out().print(line + "\n")));
            return calls.stream().allMatch(call -> call.reasons().isEmpty()) ? ExitCode.DONE : ExitCode.FOUND;
        } finally {
            Judges.close(replay);
        }
    }
}
