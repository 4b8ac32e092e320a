package dev.agentfirewall.postgres;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolInvoker;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.scan.Scanner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A firewall whose policy permits everything, so that only its log can refuse. */
final class Permitting {
    private static final PolicyReference POLICY = new PolicyReference("test", Optional.of(Digest.of("policy")));
    private static final ToolDescriptor SEND =
            ToolDescriptor.declared("send_email", Effect.SEND, Map.of("to", ArgumentRole.RECIPIENT));

    private Permitting() {}

    static Firewall firewall(AuditSink log) {
        return Firewall.builder()
                .policy(new Policy())
                .audit(log)
                .scanner(Scanner.none())
                .build();
    }

    static ToolOutcome guard(Firewall firewall, ToolInvoker tool) {
        return firewall.guard(
                RequestContext.of(Subject.of("emma", "user"), Conversation.empty(new ConversationId("c-1"))),
                new ProposedCall("call_0", SEND, "{}"),
                tool);
    }

    private static final class Policy implements PolicyDecisionPoint {
        @Override
        public DecisionResponse decide(AccessRequest request) {
            Decision permit = new Decision.Permit(List.of(Reason.of("test.permit")), List.of(), List.of());
            return new DecisionResponse(permit, POLICY);
        }

        @Override
        public PolicyReference reference() {
            return POLICY;
        }
    }
}
