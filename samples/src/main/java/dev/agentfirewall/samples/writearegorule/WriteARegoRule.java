package dev.agentfirewall.samples.writearegorule;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A team's own rule beside the default ones: a message goes to three people at most. {@code agent-firewall policy test} and
 * {@code policy build} check and compile the folder {@code samples/src/main/rego}; the firewall loads the bundle, if its digest is the
 * pinned one.
 */
public final class WriteARegoRule {
    private static final Subject EMMA = Subject.of("emma", "user");
    private static final ToolDescriptor MAIL =
            ToolDescriptor.declared("send_email", Effect.SEND, Map.of("to", ArgumentRole.RECIPIENT));
    private static final List<String> THREE = List.of("ann@acme.example", "ben@acme.example", "cleo@acme.example");
    private static final List<String> FOUR =
            List.of("ann@acme.example", "ben@acme.example", "cleo@acme.example", "dan@acme.example");

    private WriteARegoRule() {}

    /** Takes the bundle that {@code agent-firewall policy build} wrote. */
    public static void main(String[] arguments) throws AuditException {
        tell(System.out, Path.of(arguments[0]));
    }

    static void tell(PrintStream out, Path bundle) throws AuditException {
        BundleTrust pinned = BundleTrust.pinnedBy(bundle.resolveSibling(bundle.getFileName() + ".sha256"));
        out.println("By the default rules");
        mail(out, RegoPolicies.defaults());
        out.println("By ours as well");
        mail(out, RegoPolicies.bundle(bundle, pinned));
    }

    private static void mail(PrintStream out, PolicyDecisionPoint policy) throws AuditException {
        try (Firewall firewall = Firewall.builder()
                .policy(policy)
                .scanner(RagScanner.rules())
                .audit(new MemoryAuditSink())
                .build()) {
            out.println("  to three people: " + send(firewall, THREE));
            out.println("  to four people:  " + send(firewall, FOUR));
        }
    }

    private static String send(Firewall firewall, List<String> people) {
        RequestContext said = said(firewall, "Mail the menu to " + String.join(", ", people));
        String arguments = "{\"to\": [\"" + String.join("\", \"", people) + "\"]}";
        ToolOutcome outcome =
                firewall.guard(said, new ProposedCall("1", MAIL, arguments), call -> ToolOutput.text("sent"));
        return outcome.word().word() + (outcome.code().isEmpty() ? "" : ", " + outcome.code());
    }

    /** A conversation in which the user has said {@code words}. */
    private static RequestContext said(Firewall firewall, String words) {
        Conversation empty = Conversation.empty(new ConversationId(words));
        return firewall.screen(RequestContext.of(EMMA, empty), Content.userInput(words))
                .shownItem()
                .map(item -> RequestContext.of(EMMA, new Conversation(empty.id(), List.of(item))))
                .orElseThrow();
    }
}
