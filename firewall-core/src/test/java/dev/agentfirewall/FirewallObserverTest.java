package dev.agentfirewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.ToolInvoker;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirewallObserverTest {
    private static final RequestContext CONTEXT =
            RequestContext.of(Subject.of("emma", "user"), new Conversation(new ConversationId("watched"), List.of()));
    private static final ToolDescriptor SEND = ToolDescriptor.declared("send_email", Effect.SEND, Map.of());

    private final Watching watching = new Watching();

    @Test
    void guard_permittedCall_isWatchedAtEachPartInOrder() {
        ToolOutcome outcome = firewall().guard(CONTEXT, new ProposedCall("1", SEND, "{}"), call -> {
            watching.seen.add("tool");
            return ToolOutput.text("sent");
        });

        assertThat(outcome).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(watching.seen)
                .containsExactly(
                        "guard",
                        "facts",
                        "policy",
                        "approval",
                        "decided",
                        "tool",
                        "scan",
                        "policy",
                        "settled",
                        "guarded");
    }

    @Test
    void screenAndOffer_areWatchedAtTheDoor() {
        Firewall firewall = firewall();
        firewall.screen(CONTEXT, Content.userInput("hello"));
        firewall.offer(CONTEXT, SEND, "Sends a mail");

        assertThat(watching.seen)
                .startsWith("screen", "scan", "policy", "decided")
                .contains("offer");
    }

    @Test
    void build_tellsThePartsThatTellHowTheyAre() {
        PolicyDecisionPoint policy = new TimeLimited();
        Firewall.builder()
                .policy(policy)
                .scanner(Scanner.none())
                .audit(new MemoryAuditSink())
                .observer(watching)
                .build();

        List<Vital> vitals =
                watching.parts.stream().flatMap(part -> part.vitals().stream()).toList();
        assertThat(vitals)
                .extracting(Vital::part)
                .contains("ledger", "scans", "verdicts", "mine")
                .doesNotContainNull();
        assertThat(vitals).extracting(vital -> vital.value().getAsLong()).contains(7L);
    }

    @Test
    void vitals_afterATextWasScreenedTwice_tellTheCachesUse() {
        Firewall firewall = firewall();
        firewall.screen(CONTEXT, Content.userInput("hello"));
        firewall.screen(CONTEXT, Content.userInput("hello"));

        assertThat(reading(Vital.Kind.CACHE_HITS, "scans") + reading(Vital.Kind.CACHE_HITS, "verdicts"))
                .isPositive();
        assertThat(reading(Vital.Kind.CACHE_MISSES, "scans")).isEqualTo(1);
        assertThat(reading(Vital.Kind.CACHE_ENTRIES, "scans")).isEqualTo(1);
        assertThat(reading(Vital.Kind.CONVERSATIONS, "ledger")).isEqualTo(1);
    }

    private long reading(Vital.Kind kind, String part) {
        return watching.parts.stream()
                .flatMap(known -> known.vitals().stream())
                .filter(vital -> vital.kind() == kind && vital.part().equals(part))
                .mapToLong(vital -> vital.value().getAsLong())
                .sum();
    }

    private Firewall firewall() {
        return Firewall.builder()
                .policy(new Permitting())
                .scanner(Scanner.none())
                .tracer(CallTracer.exact())
                .approvals(request -> new Approval.Granted("olga", request.digest()))
                .audit(new MemoryAuditSink())
                .observer(watching)
                .build();
    }

    private static final class Permitting implements PolicyDecisionPoint {
        @Override
        public DecisionResponse decide(AccessRequest request) {
            List<Obligation> obligations = request.checkpoint() == Checkpoint.TOOL_CALL
                    ? List.of(new Obligation.Approval("test.approval", "owner"))
                    : List.of();
            return new DecisionResponse(
                    new Decision.Permit(List.of(Reason.of("test.permit")), obligations, List.of()), reference());
        }

        @Override
        public PolicyReference reference() {
            return PolicyReference.of("test");
        }
    }

    private static final class TimeLimited implements PolicyDecisionPoint, Vitals {
        @Override
        public DecisionResponse decide(AccessRequest request) {
            return new DecisionResponse(Decision.indeterminate("test.doubt"), reference());
        }

        @Override
        public PolicyReference reference() {
            return PolicyReference.of("test");
        }

        @Override
        public List<Vital> vitals() {
            return List.of(new Vital(Vital.Kind.POOL_IN_USE, "mine", () -> 7));
        }
    }

    private static final class Watching implements FirewallObserver {
        private final List<String> seen = new ArrayList<>();
        private final List<Vitals> parts = new ArrayList<>();

        @Override
        public PolicyDecisionPoint policy(PolicyDecisionPoint policy) {
            return new PolicyDecisionPoint() {
                @Override
                public DecisionResponse decide(AccessRequest request) {
                    seen.add("policy");
                    return policy.decide(request);
                }

                @Override
                public PolicyReference reference() {
                    return policy.reference();
                }
            };
        }

        @Override
        public Scanner scanner(Scanner scanner) {
            return new Scanner() {
                @Override
                public ScanReport scan(String text, Channel channel) {
                    seen.add("scan");
                    return scanner.scan(text, channel);
                }

                @Override
                public String name() {
                    return scanner.name();
                }
            };
        }

        @Override
        public CallTracer tracer(CallTracer tracer) {
            return (conversation, read, call, done) -> {
                seen.add("facts");
                return tracer.trace(conversation, read, call, done);
            };
        }

        @Override
        public ApprovalService approvals(ApprovalService approvals) {
            return request -> {
                seen.add("approval");
                return approvals.ask(request);
            };
        }

        @Override
        public AuditSink audit(AuditSink sink) {
            return new AuditSink() {
                @Override
                public AuditReceipt append(Json.Obj record) throws AuditException {
                    seen.add(((Json.Str) record.get("kind").orElseThrow()).value());
                    return sink.append(record);
                }

                @Override
                public void close() throws AuditException {
                    sink.close();
                }
            };
        }

        @Override
        public Door door(Door door) {
            return new Door() {
                @Override
                public ToolOutcome guard(RequestContext context, ProposedCall call, ToolInvoker tool) {
                    seen.add("guard");
                    ToolOutcome outcome = door.guard(context, call, tool);
                    seen.add("guarded");
                    return outcome;
                }

                @Override
                public Screened screen(RequestContext context, Content content) {
                    seen.add("screen");
                    return door.screen(context, content);
                }

                @Override
                public boolean offer(RequestContext context, ToolDescriptor tool, String description) {
                    seen.add("offer");
                    return door.offer(context, tool, description);
                }
            };
        }

        @Override
        public void vitals(Vitals part) {
            parts.add(part);
        }
    }
}
