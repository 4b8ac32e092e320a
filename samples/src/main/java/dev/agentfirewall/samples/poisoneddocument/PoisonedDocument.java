package dev.agentfirewall.samples.poisoneddocument;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.samples.agent.Assistant;
import dev.agentfirewall.samples.agent.EchoChatModel;
import dev.agentfirewall.samples.agent.UnguardedServices;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import java.io.PrintStream;
import java.time.Duration;

/**
 * A customer asks about refunds. A passage that somebody slipped into the knowledge base would have the assistant ask for their card
 * number. With the firewall the passage's orders never reach the model.
 */
public final class PoisonedDocument {
    /** What the customer asks. */
    public static final String QUESTION = "How long does it take until my refund is paid?";

    private PoisonedDocument() {}

    public static void main(String[] arguments) throws AuditException {
        tell(System.out);
    }

    static void tell(PrintStream out) throws AuditException {
        ContentRetriever handbook = Handbook.retriever();

        Assistant unguarded = UnguardedServices.assistant()
                .chatModel(new EchoChatModel())
                .contentRetriever(handbook)
                .build();
        report(out, "Without the firewall", unguarded);

        try (Firewall firewall = Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(BundledGuardModel.scanner().within(Duration.ofSeconds(10)))
                .audit(new MemoryAuditSink())
                .build()) {
            AgentFirewall guard = AgentFirewall.builder(firewall)
                    .subjects(SubjectResolver.always(Subject.of("carol", "user")))
                    .build();
            Assistant guarded = guard.services(Assistant.class)
                    .chatModel(new EchoChatModel())
                    .contentRetriever(guard.guardRetriever(handbook))
                    .build();
            report(out, "With it", guarded);
        }
    }

    private static void report(PrintStream out, String title, Assistant assistant) {
        String shown = String.valueOf(assistant.ask(QUESTION).content());
        out.println(title);
        out.println("  the handbook's answer reached the model: " + yesNo(shown.contains("within 14 days")));
        out.println("  the stranger's link reached the model:   " + yesNo(shown.contains(Handbook.TRAP)));
    }

    private static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }
}
