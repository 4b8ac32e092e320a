package dev.agentfirewall.samples.tamperedaudit;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.AuditProblem;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A call is decided and recorded. Then somebody changes one byte of the record, and the log says which record it was. */
public final class TamperedAudit {
    private TamperedAudit() {}

    public static void main(String[] arguments) throws AuditException, IOException {
        tell(System.out, Files.createTempDirectory("agent-firewall-"));
    }

    static void tell(PrintStream out, Path log) throws AuditException, IOException {
        decideSomething(out, log);
        out.println("As written: " + words(AuditVerifier.verify(log)));
        Tampering.changeAByte(segment(log));
        out.println("Tampered:   " + words(AuditVerifier.verify(log)));
    }

    private static void decideSomething(PrintStream out, Path log) throws AuditException {
        ToolDescriptor mail = ToolDescriptor.declared("send_email", Effect.SEND, Map.of("to", ArgumentRole.RECIPIENT));
        try (Firewall firewall = Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(RagScanner.rules())
                .audit(FileAuditSink.open(FileAuditConfig.in(log)))
                .build()) {
            RequestContext emma = RequestContext.of(
                    Subject.of("emma", "user"), Conversation.empty(new ConversationId("a conversation")));
            ProposedCall call = new ProposedCall("1", mail, "{\"to\": \"eve@evil.example\"}");
            ToolOutcome outcome = firewall.guard(emma, call, authorized -> ToolOutput.text("sent"));
            out.println("The call was " + outcome.word().word());
        }
    }

    private static String words(AuditReport report) {
        return report.sound()
                ? "sound"
                : report.problems().stream()
                                .map(AuditProblem::kind)
                                .map(AuditProblem.Kind::word)
                                .toList() + " in line "
                        + report.problems().get(0).line();
    }

    private static Path segment(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
