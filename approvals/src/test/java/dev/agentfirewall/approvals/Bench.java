package dev.agentfirewall.approvals;

import dev.agentfirewall.Firewall;
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
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.scan.Scanner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A firewall with the default rules, in front of a tool that deletes: what it is asked to delete, its owner approves. */
final class Bench {
    static final Subject EMMA = Subject.of("emma", "user");

    private static final ToolDescriptor DELETE =
            ToolDescriptor.declared("delete_records", Effect.DELETE, Map.of("ids", ArgumentRole.RESOURCE));
    private static final PolicyDecisionPoint DEFAULTS = RegoPolicies.defaults();

    final SettableClock clock = new SettableClock();
    final MemoryAuditSink audit = new MemoryAuditSink();
    final List<String> deleted = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final ApprovalStore store;
    final ApprovalDesk desk;

    private final PolicyDecisionPoint policy;

    Bench(ApprovalStore store) {
        this(store, DEFAULTS);
    }

    Bench(ApprovalStore store, PolicyDecisionPoint policy) {
        this.store = store;
        this.policy = policy;
        this.desk = new ApprovalDesk(store, policy, audit, clock, "test");
    }

    static Bench inMemory() {
        return new Bench(new MemoryApprovalStore(new SettableClock(), 100));
    }

    /** A firewall of a process that starts now. */
    Firewall firewall() {
        return firewall(approvals -> approvals);
    }

    Firewall firewall(UnaryOperator<StoredApprovals.Builder> set) {
        return Firewall.builder()
                .policy(policy)
                .scanner(Scanner.none())
                .audit(audit)
                .clock(clock)
                .approvals(set.apply(StoredApprovals.in(store)
                                .listener((code, by, outcome, since) -> told.add(outcome.word() + ' ' + code)))
                        .build())
                .build();
    }

    ToolOutcome delete(Firewall firewall, String arguments) {
        return delete(firewall, EMMA, "monday", arguments);
    }

    ToolOutcome delete(Firewall firewall, Subject subject, String conversation, String arguments) {
        return firewall.guard(
                RequestContext.of(subject, Conversation.empty(new ConversationId(conversation))),
                new ProposedCall("1", DELETE, arguments),
                call -> {
                    deleted.add(call.canonicalArguments());
                    return ToolOutput.text("deleted");
                });
    }

    /** The one question that is open. */
    Ticket asked() throws ApprovalStoreException {
        List<Ticket> open = desk.open(10);
        if (open.size() != 1) {
            throw new AssertionError("not one question is open, but " + open.size());
        }
        return open.get(0);
    }

    List<String> records(String kind) {
        return audit.events().stream()
                .filter(event -> event.get("kind").filter(Json.of(kind)::equals).isPresent())
                .map(CanonicalJson::write)
                .toList();
    }
}
