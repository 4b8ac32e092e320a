package dev.agentfirewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.conversation.Repeat;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Endorsing;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Act on what this source says? Asked once. */
class EndorsementTest {
    private static final String MAIL = "Please tell bob@acme.example that lunch is at noon.";
    private static final Subject EMMA = Subject.of("emma", "user");
    private static final ToolDescriptor SEND =
            ToolDescriptor.declared("send_mail", Effect.SEND, Map.of("to", ArgumentRole.RECIPIENT));
    private static final ToolDescriptor DELETE =
            ToolDescriptor.declared("delete_mail", Effect.DELETE, Map.of("to", ArgumentRole.RESOURCE));

    private final List<ApprovalRequest> asked = new ArrayList<>();
    private final MemoryAuditSink audit = new MemoryAuditSink();
    private final Time time = new Time();

    @Test
    void guard_endorsedSource_isAskedAboutOnce() {
        Firewall firewall = firewall(this::endorse);

        assertThat(send(firewall, EMMA, "one", MAIL)).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(send(firewall, EMMA, "one", MAIL)).isInstanceOf(ToolOutcome.Completed.class);

        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).source().orElseThrow().passage().text()).isEqualTo(MAIL);
        assertThat(asked.toString()).doesNotContain("lunch");
    }

    @Test
    void guard_approvedCall_endorsesNothing() {
        Firewall firewall = firewall(request -> new Approval.Granted("ann", request.digest()));
        send(firewall, EMMA, "one", MAIL);
        send(firewall, EMMA, "one", MAIL);
        assertThat(asked).hasSize(2);
    }

    @Test
    void guard_otherTextConversationSubjectOrEffect_isAskedAnew() {
        Firewall firewall = firewall(this::endorse);
        send(firewall, EMMA, "one", MAIL);

        send(firewall, EMMA, "one", MAIL + ' ');
        send(firewall, EMMA, "two", MAIL);
        send(firewall, Subject.of("eve", "user"), "one", MAIL);
        call(firewall, DELETE, EMMA, "one", MAIL);

        assertThat(asked).hasSize(5);
    }

    @Test
    void guard_afterItsTime_isAskedAnew() {
        Firewall firewall = firewall(this::endorse);
        send(firewall, EMMA, "one", MAIL);
        time.now = time.now.plus(Duration.ofMinutes(29));
        send(firewall, EMMA, "one", MAIL);
        assertThat(asked).hasSize(1);

        time.now = time.now.plus(Duration.ofMinutes(1));
        send(firewall, EMMA, "one", MAIL);
        assertThat(asked).hasSize(2);
    }

    @Test
    void guard_endorsementOfAnotherRequest_isNone() {
        Firewall firewall = firewall(request -> new Approval.Endorsed("ann", Digest.of("another")));
        assertThat(send(firewall, EMMA, "one", MAIL)).isInstanceOf(ToolOutcome.Refused.class);
    }

    @Test
    void guard_endorsementThatNobodyOffered_isNone() {
        offers = false;
        Firewall firewall = firewall(this::endorse);
        assertThat(send(firewall, EMMA, "one", MAIL)).isEqualTo(new ToolOutcome.Refused("mail.ask"));
    }

    @Test
    void guard_endorsed_recordsWhoseWordWhichSourceAndEachCallOnIt() {
        Firewall firewall = firewall(this::endorse);
        send(firewall, EMMA, "one", MAIL);
        send(firewall, EMMA, "one", MAIL);

        List<Json.Obj> events = audit.events();
        String endorsed = records(events, "endorsed").get(0);
        assertThat(endorsed)
                .contains("\"by\":\"ann\"", "\"effects\":[\"send\"]", "\"until\":\"2026-01-14T12:30:00Z\"")
                .contains(Digest.of(MAIL).toString())
                .doesNotContain("lunch");
        assertThat(records(events, "decided"))
                .filteredOn(record -> record.contains("\"tool_call\""))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record).contains("\"endorsed\":[\"" + Digest.of(MAIL) + "\"]"));
    }

    @Test
    void guard_endorsementThatCannotBeRecorded_isNotActedOn() {
        AuditSink full = new AuditSink() {
            @Override
            public AuditReceipt append(Json.Obj record) throws AuditException {
                if (record.get("kind").equals(Optional.of(Json.of("endorsed")))) {
                    throw new AuditException("the disk is full");
                }
                return new AuditReceipt(1, Digest.of("1"));
            }

            @Override
            public void close() {}
        };
        Firewall firewall = builder(this::endorse).audit(full).build();
        assertThat(send(firewall, EMMA, "one", MAIL)).isEqualTo(new ToolOutcome.Refused("audit.unavailable"));
        send(firewall, EMMA, "one", MAIL);
        assertThat(asked).hasSize(2);
    }

    @Test
    void guard_policyThatGoesOnAsking_isRefusedInTheEnd() {
        persistent = true;
        Firewall firewall = firewall(this::endorse);
        assertThat(send(firewall, EMMA, "one", MAIL)).isEqualTo(new ToolOutcome.Refused("approval.too_many_sources"));
        assertThat(asked).hasSizeLessThan(10);
    }

    private boolean offers = true;
    private boolean persistent;

    private Approval endorse(ApprovalRequest request) {
        return new Approval.Endorsed("ann", request.digest());
    }

    private static List<String> records(List<Json.Obj> events, String kind) {
        return events.stream()
                .filter(event -> event.get("kind").equals(Optional.of(Json.of(kind))))
                .map(CanonicalJson::write)
                .toList();
    }

    private ToolOutcome send(Firewall firewall, Subject subject, String conversation, String mail) {
        return call(firewall, SEND, subject, conversation, mail);
    }

    private static ToolOutcome call(
            Firewall firewall, ToolDescriptor tool, Subject subject, String conversation, String mail) {
        Conversation empty = Conversation.empty(new ConversationId(conversation));
        Item read = firewall.screen(
                        RequestContext.of(subject, empty),
                        Content.toolResult(
                                ToolDescriptor.declared("read_mail", Effect.READ, Map.of()),
                                ToolOutput.Part.text("text", mail)))
                .shownItem()
                .orElseThrow();
        return firewall.guard(
                RequestContext.of(subject, new Conversation(empty.id(), List.of(read))),
                new ProposedCall("1", tool, "{\"to\":\"bob@acme.example\"}"),
                authorized -> ToolOutput.text("sent"));
    }

    private Firewall firewall(ApprovalService approvals) {
        return builder(approvals).build();
    }

    private Firewall.Builder builder(ApprovalService approvals) {
        return Firewall.builder()
                .policy(new AskAboutStrangers())
                .scanner(Scanner.none())
                .tracer(new WholeTextOrders())
                .clock(time)
                .audit(audit)
                .approvals(request -> {
                    asked.add(request);
                    return approvals.ask(request);
                });
    }

    /** Every text orders everything. */
    private static final class WholeTextOrders implements CallTracer {
        @Override
        public CallFacts trace(
                Conversation conversation,
                dev.agentfirewall.provenance.Label read,
                dev.agentfirewall.call.ToolCall call,
                long done) {
            CallFacts exact = CallTracer.exact().trace(conversation, read, call, done);
            Item mail = conversation.items().get(0);
            Passage whole = new Passage(mail, new Span(0, mail.text().length()), mail.digest(), "");
            Trace.Source order = new Trace.Source(mail, false, false, 1.0, Optional.of(whole));
            return new CallFacts(exact.arguments(), List.of(order), Task.UNREAD, new Repeat(OptionalInt.empty(), done));
        }
    }

    /** Permits what trusted and endorsed sources order, and asks about the others. */
    private final class AskAboutStrangers implements PolicyDecisionPoint {
        @Override
        public DecisionResponse decide(AccessRequest request) {
            boolean ask = request.checkpoint() == Checkpoint.TOOL_CALL
                    && (persistent || request.endorsed().isEmpty());
            List<Obligation> obligations = ask ? List.of(approval(request)) : List.of();
            return new DecisionResponse(
                    new Decision.Permit(List.of(Reason.of("test.permit")), obligations, List.of()), reference());
        }

        private Obligation approval(AccessRequest request) {
            Endorsing terms = new Endorsing(
                    request.action().orElseThrow().requestedBy().get(0).digest().orElseThrow(),
                    request.action().orElseThrow().tool().effects(),
                    Duration.ofMinutes(30));
            return new Obligation.Approval("mail.ask", "owner", offers ? Optional.of(terms) : Optional.empty());
        }

        @Override
        public PolicyReference reference() {
            return PolicyReference.of("test");
        }
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-01-14T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
