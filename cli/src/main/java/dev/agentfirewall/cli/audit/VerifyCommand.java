package dev.agentfirewall.cli.audit;

import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.Attestation;
import dev.agentfirewall.audit.file.AuditProblem;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "With --key also who signed it, up to where, and how many records nobody has yet:",
            "  …,\"attested\":{\"head\":\"40:sha256:…\",\"time\":…,\"origin\":…,\"key\":…,",
            "   \"checkpoints\":3},\"unattested\":2}",
            "",
            "The chain has no secret: sign its head and give --key, or keep `head` elsewhere and",
            "give it to --expect, and a log that was rewritten from end to end shows, too.",
            "",
            "Examples:",
            "  agent-firewall audit verify logs/",
            "  agent-firewall audit verify logs/ --expect 42:sha256:…",
            "  agent-firewall audit verify logs/ --key audit.pub --checkpoint kept.note",
            "  agent-firewall audit verify --jdbc jdbc:postgresql://db/agents --log support-agents",
            "",
            "With --jdbc the log is read where it is, at one moment and beside running firewalls.",
            "",
            "Exit: 0 sound, 1 not, 2 wrong use, 3 no log that can be read."
        })
public final class VerifyCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final LogPlace place = new LogPlace();

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

    @Mixin
    private final SignatureOptions signatures = new SignatureOptions();

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AuditReport report = verify();
        report.problems().forEach(problem -> print(toJson(problem)));
        print(signatures.asked() ? attested(report) : toJson(report).build());
        report.problems().forEach(problem -> console.err().println(problem.describe()));
        console.err().println(verdict(report));
        if (signatures.asked()) {
            console.err().println(attestation(report));
        }
        return report.sound() ? ExitCode.DONE : ExitCode.FOUND;
    }

    private AuditReport verify() {
        return place.verify(console, this::expected);
    }

    private AuditVerifier expected(AuditVerifier log) {
        AuditVerifier verifier = signatures.into(log);
        verifier = expected == null ? verifier : verifier.expecting(expected);
        verifier = archived == null ? verifier : verifier.startingAfter(archived);
        return anyStart ? verifier.allowingArchivedStart() : verifier;
    }

    private static String verdict(AuditReport report) {
        if (!report.sound()) {
            return "Not as it was written: " + (report.problems().size() + report.further()) + " problem(s) in "
                    + report.records() + " record(s).";
        }
        return "Sound: " + report.records() + " record(s)."
                + (report.anchored() ? "" : " A cut end would not show; give --expect with a receipt kept elsewhere.");
    }

    private static String attestation(AuditReport report) {
        return report.attestation()
                .map(signed -> "Attested by `" + signed.signer().name() + "`, key "
                        + signed.signer().id() + ", up to record "
                        + signed.checkpoint().head().sequence() + " at "
                        + signed.checkpoint().time() + "; " + report.unattested() + " record(s) after it.")
                .orElse("Not attested by a key that was given.");
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

    private static Json attested(AuditReport report) {
        return toJson(report)
                .put("attested", report.attestation().map(VerifyCommand::toJson).orElse(Json.NULL))
                .put("unattested", report.unattested())
                .build();
    }

    private static Json toJson(Attestation signed) {
        return Json.object()
                .put("head", Receipts.write(signed.checkpoint().head()))
                .put("time", signed.checkpoint().time().toString())
                .put("origin", signed.checkpoint().origin())
                .put("key", signed.signer().line())
                .put("checkpoints", signed.checkpoints())
                .build();
    }

    private static Json.ObjBuilder toJson(AuditReport report) {
        return Json.object()
                .put("sound", report.sound())
                .put("segments", report.segments())
                .put("records", report.records())
                .put("recoveries", report.recoveries())
                .put(
                        "head",
                        report.head().map(head -> Json.of(Receipts.write(head))).orElse(Json.NULL))
                .put("anchored", report.anchored())
                .put("problems", report.problems().size() + report.further());
    }
}
