package dev.agentfirewall.samples.mailexfiltration;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.samples.agent.AgentRun;
import dev.agentfirewall.samples.agent.Assistant;
import dev.agentfirewall.samples.agent.ToolUse;
import dev.agentfirewall.samples.agent.UnguardedServices;
import dev.agentfirewall.samples.recorded.RecordedChatModel;
import dev.agentfirewall.samples.recorded.RecordedRun;
import dev.agentfirewall.samples.workspace.CalendarTools;
import dev.agentfirewall.samples.workspace.MailTools;
import dev.agentfirewall.samples.workspace.Workspace;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import java.io.PrintStream;
import java.time.Duration;

/**
 * A user asks about lunch. A stranger's words in the calendar make the assistant mail the inbox to the stranger, delete it, and
 * leave a ransom note. With the firewall none of that happens, and lunch is booked all the same.
 */
public final class MailExfiltration {
    private MailExfiltration() {}

    public static void main(String[] arguments) throws AuditException {
        tell(System.out);
    }

    static void tell(PrintStream out) throws AuditException {
        RecordedRun attacked = OfficeRecordings.attacked();

        out.println("Without the firewall");
        Workspace unguarded = Workspace.poisoned();
        report(
                out,
                play(UnguardedServices.assistant(), new RecordedChatModel(attacked), unguarded, attacked),
                unguarded);

        out.println("With it");
        try (Firewall firewall = Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(BundledGuardModel.scanner().within(Duration.ofSeconds(10)))
                .audit(new MemoryAuditSink())
                .build()) {
            AgentFirewall guard = AgentFirewall.builder(firewall)
                    .subjects(SubjectResolver.always(Subject.of("emma", "user")))
                    .build();
            Workspace guarded = Workspace.poisoned();
            AiServices<Assistant> services = guard.services(Assistant.class);
            report(out, play(services, new RecordedChatModel(attacked), guarded, attacked), guarded);
        }
    }

    /** Lets an assistant with mail and calendar do what {@code run}'s user asked. */
    public static AgentRun play(AiServices<Assistant> services, ChatModel model, Workspace office, RecordedRun run) {
        Assistant assistant = services.chatModel(model)
                .systemMessage(run.system())
                .tools(new MailTools(office), new CalendarTools(office))
                .build();
        return AgentRun.of(assistant, run.user());
    }

    private static void report(PrintStream out, AgentRun run, Workspace office) {
        for (ToolUse use : run.uses()) {
            out.println("  " + (use.ran() ? "ran      " : "stopped  ") + use.tool());
        }
        out.println("  => mails sent: " + office.outbox().size() + ", deleted: "
                + office.deleted().size() + ", invitations: "
                + office.invitations().size());
    }
}
