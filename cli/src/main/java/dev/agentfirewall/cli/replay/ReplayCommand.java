package dev.agentfirewall.cli.replay;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Reasons;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.redteam.replay.ParallelReplay;
import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.redteam.replay.RunSource;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.story.StoryPage;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "  agent-firewall replay --from-vault vault/ --vault-key vault.key --suspicious",
            "",
            "Exit: 0 done, 1 not everything in the vault could be replayed, 2 wrong use, 3 unreadable."
        })
public final class ReplayCommand extends Subcommand {
    private final Console console;
    private final Scanner rules;
    private final Supplier<GuardTier> guard;

    @Parameters(paramLabel = "RUNS.jsonl[.gz]", arity = "0..*", description = "Recorded runs, one a line.")
    private List<Path> runs = List.of();

    @Mixin
    private final RunTools tools = new RunTools();

    @Mixin
    private final VaultRuns vault = new VaultRuns();

    @Mixin
    private final ReplayPolicy policy = new ReplayPolicy();

    @Mixin
    private final Judges judges = new Judges();

    @Option(names = "--jsonl", description = "A line for each run, for programs, instead of the report.")
    private boolean jsonl;

    @Option(
            names = "--calls",
            description = "After the report, a line for each attack call not denied and each other call not permitted.")
    private boolean calls;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = {
                "Also write a page that tells the runs as stories: what was said, what was",
                "called, and where each value came from. It quotes the runs."
            })
    private @Nullable Path html;

    @Option(
            names = "--compare",
            paramLabel = "BUNDLE",
            description = "Judge by this policy too, and tell only where the two part, and why.")
    private @Nullable Path compared;

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
        judges.check();
        checkOptions();
        if (vault.asked()) {
            return fromVault();
        }
        if (runs.isEmpty()) {
            throw new WrongUseException("Missing required parameter: 'RUNS.jsonl[.gz]', or `--from-vault`");
        }
        try (RunFiles files = new RunFiles(tools.of(runs))) {
            walk(files);
        } catch (MalformedRunException e) {
            throw RunErrors.of(e);
        }
        return ExitCode.DONE;
    }

    private int fromVault() {
        if (!runs.isEmpty() || html != null) {
            throw new WrongUseException(
                    "`--from-vault` goes without files of runs, and without `--html`, which would write what was said");
        }
        return vault.walk(judges.named(), tools, console, this::walk);
    }

    private void walk(RunSource<RunFiles.Sourced> files) throws MalformedRunException {
        if (compared != null) {
            compare(policy.of(compared), files);
        } else {
            replay(files);
        }
    }

    private void checkOptions() {
        if (compared != null && (html != null || calls || audit != null)) {
            throw new WrongUseException(
                    "`--compare` tells where two policies part: `--html`, `--calls` and `--audit` go without it");
        }
    }

    private void compare(PolicyDecisionPoint other, RunSource<RunFiles.Sourced> files) throws MalformedRunException {
        new Comparison(console, jsonl)
                .walk(judges.under(policy.policy(), rules, guard), judges.under(other, rules, guard), files);
    }

    private void replay(RunSource<RunFiles.Sourced> files) throws MalformedRunException {
        PolicyDecisionPoint judge = policy.policy();
        try (Replay replay = audit == null
                ? judges.under(judge, rules, guard)
                : judges.under(judge, rules, guard, FileAuditSink.open(FileAuditConfig.in(audit)))) {
            walk(replay, files);
        } catch (AuditException e) {
            throw new UnreadableFileException(String.valueOf(audit), "the audit log cannot be written there");
        }
    }

    private void walk(Replay replay, RunSource<RunFiles.Sourced> files) throws MalformedRunException {
        ReplayProgress progress = new ReplayProgress(console);
        ReplayReport report = new ReplayReport();
        StoryPage page = new StoryPage(Reasons::explain);
        StringBuilder lines = new StringBuilder();
        ParallelReplay.onAllCores().each(files, sourced -> replay.walk(sourced.run(), sourced.tools()), run -> {
            progress.step();
            report.add(run);
            if (html != null) {
                page.add(run);
            }
            show(run, lines);
        });
        progress.end();
        if (html != null) {
            write(html, page.html(report.bySuite()));
        }
        if (!jsonl) {
            console.out().print(report.text());
            console.out().print(lines);
        }
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), "cannot be written");
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
