package dev.agentfirewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The model works with placeholders; what policy permits gets the values. */
class PseudonymsTest {
    private static final String IBAN = "DE89370400440532013000";
    private static final ToolDescriptor PAY = ToolDescriptor.declared(
            "pay", Effect.PAY, Map.of("account", ArgumentRole.ACCOUNT, "note", ArgumentRole.BODY));

    private final Ticking clock = new Ticking();
    private final MemoryAuditSink audit = new MemoryAuditSink();
    private final List<AccessRequest> asked = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private boolean readers = true;

    private final Firewall firewall = Firewall.builder()
            .policy(new Policy())
            .scanner(new Ibans())
            .pseudonyms(Duration.ofMinutes(30))
            .clock(clock)
            .audit(audit)
            .build();

    @Test
    void value_onItsWayIn_isAPlaceholder() {
        assertThat(told("pay " + IBAN + ", again " + IBAN)).isEqualTo("pay [IBAN_1], again [IBAN_1]");
    }

    @Test
    void call_thatPolicyPermits_runsWithTheValueAndIsJudgedByIt() {
        told("pay " + IBAN);
        assertThat(paid("{\"account\":\"[IBAN_1]\"}")).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(ran).containsExactly("{\"account\":\"" + IBAN + "\"}");
        Json judged = asked.stream()
                .filter(request -> request.checkpoint() == Checkpoint.TOOL_CALL)
                .reduce((first, last) -> last)
                .orElseThrow()
                .document();
        assertThat(CanonicalJson.write(judged)).contains("pii.iban").contains(IBAN);
    }

    @Test
    void argument_thatPolicyKeepsBack_runsWithThePlaceholder() {
        told("pay " + IBAN);
        paid("{\"account\":\"[IBAN_1]\",\"note\":\"for [IBAN_1]\"}");
        assertThat(ran).containsExactly("{\"account\":\"" + IBAN + "\",\"note\":\"for [IBAN_1]\"}");
    }

    @Test
    void placeholder_ofAnotherConversation_standsForNothing() {
        told("pay " + IBAN);
        firewall.guard(context("other"), new ProposedCall("1", PAY, "{\"account\":\"[IBAN_1]\"}"), call -> {
            ran.add(call.canonicalArguments());
            return new ToolOutput(List.of());
        });
        assertThat(ran).containsExactly("{\"account\":\"[IBAN_1]\"}");
    }

    @Test
    void placeholder_whoseTimeIsOver_standsForNothing() {
        told("pay " + IBAN);
        clock.now = clock.now.plus(Duration.ofMinutes(30));
        paid("{\"account\":\"[IBAN_1]\"}");
        assertThat(ran).containsExactly("{\"account\":\"[IBAN_1]\"}");
    }

    @Test
    void answer_forAReaderWhoMaySee_holdsTheValueAndTheNextRequestDoesNot() {
        told("pay " + IBAN);
        AnswerStream.End end = firewall.answer(context("talk"), "I paid [IBAN_1] for you, and nothing to [IBAN_2].");
        assertThat(end.shown()).isEqualTo("I paid " + IBAN + " for you, and nothing to [IBAN_2].");
        assertThat(firewall.concealed(context("talk"), end.shown()))
                .isEqualTo("I paid [IBAN_1] for you, and nothing to [IBAN_2].");
    }

    @Test
    void answer_forAnybodyElse_keepsThePlaceholder() {
        told("pay " + IBAN);
        readers = false;
        assertThat(firewall.answer(context("talk"), "I paid [IBAN_1].").shown()).isEqualTo("I paid [IBAN_1].");
    }

    @Test
    void answer_withAPlaceholderInAnAddress_keepsIt() {
        told("pay " + IBAN);
        String answer = "See [it](https://a.example/[IBAN_1]) or https://a.example/?q=[IBAN_1] now.";
        assertThat(firewall.answer(context("talk"), answer).shown()).isEqualTo(answer);
    }

    @Test
    void records_holdNoValue() {
        told("pay " + IBAN);
        paid("{\"account\":\"[IBAN_1]\"}");
        firewall.answer(context("talk"), "I paid [IBAN_1].");
        String records = audit.records().stream()
                .map(record -> CanonicalJson.write(record.event()))
                .collect(Collectors.joining());
        assertThat(records).contains("pii.iban").doesNotContain(IBAN);
    }

    @Test
    void pseudonyms_forNoTime_areRefused() {
        assertThatThrownBy(() -> Firewall.builder().pseudonyms(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("some time");
    }

    private String told(String text) {
        return firewall.screen(context("talk"), Content.userInput(text)).shown().orElseThrow();
    }

    private ToolOutcome paid(String arguments) {
        return firewall.guard(context("talk"), new ProposedCall("1", PAY, arguments), call -> {
            ran.add(call.canonicalArguments());
            return new ToolOutput(List.of(ToolOutput.Part.text("text", "done")));
        });
    }

    private static RequestContext context(String conversation) {
        return RequestContext.of(Subject.of("emma", "user"), Conversation.empty(new ConversationId(conversation)));
    }

    /** Cuts account numbers on their way in, lets calls run with them but for notes, and shows them to readers. */
    private final class Policy implements PolicyDecisionPoint {
        private final PolicyReference name = PolicyReference.of("test");

        @Override
        public DecisionResponse decide(AccessRequest request) {
            asked.add(request);
            return new DecisionResponse(new Decision.Permit(List.of(), obligations(request), List.of()), name);
        }

        private List<Obligation> obligations(AccessRequest request) {
            if (request.checkpoint() == Checkpoint.TOOL_CALL) {
                return List.of(new Obligation.Keep("test.keep", Set.of("/note")));
            }
            if (request.checkpoint() == Checkpoint.MODEL_OUTPUT) {
                boolean restores =
                        readers && !request.content().orElseThrow().pseudonyms().isEmpty();
                return restores ? List.of(new Obligation.Restore("test.show", Set.of("pii."))) : List.of();
            }
            boolean found = !request.content().orElseThrow().report().findings().isEmpty();
            return found ? List.of(new Obligation.Redact("test.cut", Set.of("pii."))) : List.of();
        }

        @Override
        public PolicyReference reference() {
            return name;
        }
    }

    /** Finds account numbers. */
    private static final class Ibans implements Scanner {
        private static final Pattern NUMBER = Pattern.compile("DE[0-9]{20}");

        @Override
        public ScanReport scan(String text, Channel channel) {
            List<Finding> findings = new ArrayList<>();
            Matcher matcher = NUMBER.matcher(text);
            while (matcher.find()) {
                findings.add(new Finding("pii.iban", Severity.LOW, new Span(matcher.start(), matcher.end()), 1));
            }
            return new ScanReport.Complete(findings);
        }

        @Override
        public String name() {
            return "ibans";
        }
    }

    /** A clock that is put on by hand. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

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
