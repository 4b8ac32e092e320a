package dev.agentfirewall.cli.replay;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.scan.Tiers;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.redteam.replay.ParallelReplay;
import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.scan.Scanner;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: recorded runs in, what the firewall would have done out. */
@Command(
        name = "replay",
        description = "Walks recorded runs through the firewall: what would it have stopped, and whom disturbed?",
        footerHeading = "%nEach run in, a line of JSON (packed with gzip or not):%n",
        footer = {
            "  {\"id\":\"1\",\"messages\":[…],\"labels\":{\"call_0\":\"task\",\"call_1\":\"attack\"}}",
            "  messages: OpenAI's chat messages, with tool_calls; labels may be left out.",
            "",
            "Each line out with --jsonl, in the same order:",
            "  {\"id\":\"1\",\"calls\":[{\"id\":\"call_1\",\"tool\":\"send_email\",\"decision\":\"deny\",",
            "   \"codes\":[\"mail.recipient_untrusted\"]}],\"results\":[{\"call\":\"call_0\",",
            "   \"action\":\"redact\",\"spans\":[[17,203]]}],\"answer\":\"permit\"}",
            "",
            "Every call is judged with the conversation as it was recorded up to it. Nothing",
            "is run, and nothing kept but what you ask for.",
            "",
            "Example:",
            "  agent-firewall replay runs.jsonl.gz --tools tools.json",
            "",
            "Exit: 0 done, 2 wrong use, 3 unreadable."
        })
public final class ReplayCommand extends Subcommand {
    private final Console console;
    private final Scanner rules;
    private final Supplier<GuardTier> guard;

    @Parameters(paramLabel = "RUNS.jsonl[.gz]", arity = "1..*", description = "Recorded runs, one a line.")
    private List<Path> runs = List.of();

    @Mixin
    private final RunTools tools = new RunTools();

    @Mixin
    private final ReplayPolicy policy = new ReplayPolicy();

    @Mixin
    private final Tiers tiers = new Tiers();

    @Option(names = "--jsonl", description = "A line for each run, for programs, instead of the report.")
    private boolean jsonl;

    @Option(
            names = "--calls",
            description = "After the report, a line for each attack call not denied and each other call not permitted.")
    private boolean calls;

    @Option(
            names = "--subject",
            paramLabel = "ID",
            defaultValue = "replay",
            description = "For whom the agent acts; `replay` unless told.")
    private String subject = "replay";

    @Option(
            names = "--roles",
            paramLabel = "ROLE",
            split = ",",
            defaultValue = "user",
            description = "The subject's roles, with commas between; `user` unless told.")
    private List<String> roles = List.of("user");

    @Option(names = "--audit", paramLabel = "DIR", description = "Keep the audit log of the replay there.")
    private @Nullable Path audit;

    /**
     * @param console where it reads and writes
     * @param rules what looks for injected orders by rules alone
     * @param guard the guard model's tier; loaded when it is first needed
     */
    public ReplayCommand(Console console, Scanner rules, Supplier<GuardTier> guard) {
        this.console = console;
        this.rules = rules;
        this.guard = guard;
    }

    @Override
    public Integer call() {
        tiers.check();
        Replay.Setup setup = new Replay.Setup(
                policy.policy(),
                tiers.chosen(rules, guard),
                CallTracer.exact(),
                new Subject(subject, new LinkedHashSet<>(roles), Optional.empty()),
                Replay.MORNING);
        try (Replay replay = audit == null
                        ? Replay.of(setup)
                        : Replay.of(setup, FileAuditSink.open(FileAuditConfig.in(audit)));
                RunFiles files = new RunFiles(tools.of(runs))) {
            walk(replay, files);
        } catch (AuditException e) {
            throw new UnreadableFileException(String.valueOf(audit), "the audit log cannot be written there");
        } catch (MalformedRunException e) {
            throw e.line() > 0
                    ? new UnreadableFileException(e.file(), e.line(), e.what())
                    : new UnreadableFileException(e.file(), e.what());
        }
        return ExitCode.DONE;
    }

    private void walk(Replay replay, RunFiles files) throws MalformedRunException {
        ReplayProgress progress = new ReplayProgress(console);
        ReplayReport report = new ReplayReport();
        StringBuilder lines = new StringBuilder();
        ParallelReplay.onAllCores().each(files, sourced -> replay.walk(sourced.run(), sourced.tools()), run -> {
            progress.step();
            report.add(run);
            show(run, lines);
        });
        progress.end();
        if (!jsonl) {
            console.out().print(report.text());
            console.out().print(lines);
        }
    }

    private void show(RunVerdict run, StringBuilder lines) {
        if (jsonl) {
            console.out().print(JsonText.write(ReplayJson.of(run)) + "\n");
        } else if (calls) {
            CallLines.of(run).forEach(line -> lines.append(line).append('\n'));
        }
    }
}
