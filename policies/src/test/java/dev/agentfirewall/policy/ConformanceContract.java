package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.DecidedEvent;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Action;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.tooling.PolicyCase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every engine says to the written cases, and what the log keeps of it. Before obligations are seen to: a call that must be
 * approved is on record here as a permit with its obligation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformanceContract {

    /** The engine, loaded with the default rules. */
    abstract RegoDecisionPoint engine();

    static List<PolicyCase> cases() {
        return PolicyCase.readAll(Path.of("conformance/cases"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void request_ofACase_isOneThatTheFirewallWrites(PolicyCase each) {
        assertThat(CanonicalJson.write(RequestDocument.read(each.request()).document()))
                .isEqualTo(CanonicalJson.write(each.request()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decide_case_isAnsweredAsWritten(PolicyCase each) {
        DecisionResponse response = engine().decide(RequestDocument.read(each.request()));

        assertThat(response.decision())
                .isEqualTo(AnswerDecoder.decode(each.decision().map(Json.class::cast)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void audit_case_isRecordedAsWritten(PolicyCase each) throws AuditException {
        AccessRequest request = RequestDocument.read(each.request());
        MemoryAuditSink sink = new MemoryAuditSink();
        new AuditLog(sink, Clock.systemUTC(), Mode.ENFORCE, "test", List.of())
                .decided(event(request, engine().decide(request)));

        assertThat(summary(sink.events().get(0))).isEqualTo(each.audit().orElseThrow());
    }

    private static DecidedEvent event(AccessRequest request, DecisionResponse response) {
        return new DecidedEvent(
                request.checkpoint(),
                Optional.of(request.subject()),
                new ConversationId("conformance"),
                request.model(),
                request.action().map(Action::tool),
                Optional.empty(),
                response.decision(),
                response.policy(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    private static Json summary(Json.Obj record) {
        Json.ObjBuilder out = Json.object();
        for (String same : List.of("checkpoint", "tool", "decision", "basis")) {
            out.put(same, record.get(same).orElseThrow());
        }
        out.put("codes", codes(record, "reasons", ""));
        Json approvals = codes(record, "obligations", "approval");
        return approvals.equals(new Json.Arr(List.of()))
                ? out.build()
                : out.put("obligations", approvals).build();
    }

    private static Json codes(Json.Obj record, String list, String type) {
        return Json.strings(((Json.Arr) record.get(list).orElseThrow())
                .elements().stream()
                        .map(Json.Obj.class::cast)
                        .filter(each -> type.isEmpty() || each.get("type").equals(Optional.of(Json.of(type))))
                        .map(each -> ((Json.Str) each.get("code").orElseThrow()).value())
                        .distinct()
                        .toList());
    }
}
