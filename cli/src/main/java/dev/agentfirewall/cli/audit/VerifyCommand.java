package dev.agentfirewall.cli.audit;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.AuditProblem;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.Json;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit verify}: says what in a log is not as it was written. */
@Command(
        name = "verify",
        description = "Says which records of a log were changed, dropped, reordered, forged or cut off.",
        footerHeading = "%nOut:%n",
        footer = {
            "  a line for each problem, then one for the whole log:",
            "  {\"sound\":true,\"segments\":1,\"records\":42,\"recoveries\":0,",
            "   \"head\":\"42:sha256:…\",\"anchored\":true,\"problems\":0}",
            "",
            "The chain has no secret: keep `head` elsewhere and give it to --expect, and",
            "a log that was rewritten from end to end shows, too.",
            "",
            "Examples:",
            "  agent-firewall audit verify logs/",
            "  agent-firewall audit verify logs/ --expect 42:sha256:…",
            "",
            "Exit: 0 sound, 1 not, 2 wrong use, 3 no log that can be read."
        })
public final class VerifyCommand extends Subcommand {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The directory that holds the log.")
    private Path directory = Path.of("");

    @Option(
            names = "--expect",
            paramLabel = "RECEIPT",
            converter = Receipts.class,
            description = "A record that must be in the log: its number and hash.")
    private @Nullable AuditReceipt expected;

    @Option(
            names = "--after",
            paramLabel = "RECEIPT",
            converter = Receipts.class,
            description = "The last record of the segments that were archived.")
    private @Nullable AuditReceipt archived;

    @Option(names = "--any-start", description = "Don't mind where the log starts; older segments were archived.")
    private boolean anyStart;

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AuditReport report = verify();
        report.problems().forEach(problem -> print(toJson(problem)));
        print(toJson(report));
        report.problems().forEach(problem -> console.err().println(problem.describe()));
        console.err().println(verdict(report));
        return report.sound() ? ExitCode.DONE : ExitCode.FOUND;
    }

    private AuditReport verify() {
        AuditVerifier verifier = AuditVerifier.in(directory);
        if (expected != null) {
            verifier = verifier.expecting(expected);
        }
        if (archived != null) {
            verifier = verifier.startingAfter(archived);
        }
        try {
            return (anyStart ? verifier.allowingArchivedStart() : verifier).verify();
        } catch (AuditException e) {
            throw new UnreadableFileException(directory.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static String verdict(AuditReport report) {
        if (!report.sound()) {
            return "Not as it was written: " + (report.problems().size() + report.further()) + " problem(s) in "
                    + report.records() + " record(s).";
        }
        return "Sound: " + report.records() + " record(s)."
                + (report.anchored() ? "" : " A cut end would not show; give --expect with a receipt kept elsewhere.");
    }

    private void print(Json line) {
        console.out().print(JsonText.write(line) + "\n");
    }

    private static Json toJson(AuditProblem problem) {
        return Json.object()
                .put("problem", problem.kind().word())
                .put("file", problem.file())
                .put("line", problem.line())
                .put("seq", problem.sequence())
                .put("what", problem.what())
                .put("mend", problem.kind().advice())
                .build();
    }

    private static Json toJson(AuditReport report) {
        return Json.object()
                .put("sound", report.sound())
                .put("segments", report.segments())
                .put("records", report.records())
                .put("recoveries", report.recoveries())
                .put(
                        "head",
                        report.head().map(head -> Json.of(Receipts.write(head))).orElse(Json.NULL))
                .put("anchored", report.anchored())
                .put("problems", report.problems().size() + report.further())
                .build();
    }
}
