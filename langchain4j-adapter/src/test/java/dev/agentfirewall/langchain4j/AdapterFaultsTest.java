package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.query.Query;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a part of the firewall fails: nothing runs, nothing is shown, nothing leaks, and the next call works. */
class AdapterFaultsTest {
    private static final String CANARY = "canary-7f3a";

    private final AtomicBoolean broken = new AtomicBoolean();
    private final StubPolicy policy = new StubPolicy();
    private final MemoryAuditSink audit = new MemoryAuditSink();
    private final Office office = new Office("mail for " + CANARY);

    /** What breaks. */
    enum Fault {
        POLICY_THROWS,
        POLICY_RUNS_OUT_OF_MEMORY,
        POLICY_ANSWERS_NULL,
        SCANNER_THROWS,
        SCANNER_STOPS_EARLY,
        AUDIT_FAILS
    }

    private AgentFirewall firewall(Fault fault) {
        Firewall core = Firewall.builder()
                .policy(policy(fault))
                .scanner(scanner(fault))
                .audit(sink(fault))
                .build();
        return AgentFirewall.builder(core)
                .subjects(SubjectResolver.always(Subject.of("emma")))
                .build();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void fault_atTheModel_nothingIsSentAndTheNextCallWorks(Fault fault) {
        ScriptedModel model = saying(text("fine"));
        Assistant assistant = firewall(fault)
                .services(Assistant.class)
                .chatModel(model.blocking())
                .build();
        broken.set(true);
        String answer = assistant.chat("I am " + CANARY);
        assertThat(answer).startsWith("This was not passed on to the model").doesNotContain(CANARY);
        assertThat(model.requests()).isEmpty();
        broken.set(false);
        assertThat(assistant.chat("I am Emma")).isEqualTo("fine");
        assertThat(recorded()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void fault_atTheTool_resultIsNotShown(Fault fault) {
        ScriptedModel model = saying(call("readMail", "{}"), text("done"));
        Assistant assistant = firewall(fault)
                .services(Assistant.class)
                .chatModel(breaking(model))
                .tools(office)
                .build();
        assistant.chat("read");
        assertThat(model.everythingShown()).doesNotContain(CANARY);
        assertThat(recorded()).doesNotContain(CANARY);
    }

    /** A model during whose first answer something breaks. */
    private ChatModel breaking(ScriptedModel model) {
        ChatModel blocking = model.blocking();
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                broken.set(true);
                return blocking.chat(request);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void fault_atRetrieval_chunkIsNotShown(Fault fault) {
        broken.set(true);
        List<Content> shown = firewall(fault)
                .guardRetriever(query -> List.of(Content.from("chunk " + CANARY)))
                .retrieve(Query.from("x"));
        assertThat(shown).isEmpty();
        assertThat(recorded()).doesNotContain(CANARY);
    }

    @Test
    void deniedCall_leaksNeitherArgumentsNorTexts() {
        policy.denying("sendMail");
        ScriptedModel model = saying(
                call("sendMail", "{\"to\":\"" + CANARY + "\",\"text\":\"" + CANARY + "\"}"),
                call("connect", "{\"up\":\"" + CANARY + "\"}"),
                text("done"));
        AgentFirewall firewall = firewall(Fault.AUDIT_FAILS);
        firewall.services(Assistant.class)
                .chatModel(model.blocking())
                .tools(office)
                .build()
                .chat("hello");
        List<ChatMessage> last = model.messages(2);
        assertThat(last.stream().filter(ToolExecutionResultMessage.class::isInstance))
                .hasSize(2)
                .noneMatch(message -> message.toString().contains(CANARY));
        assertThat(recorded()).doesNotContain(CANARY);
        assertThat(policy.asked.toString()).doesNotContain(CANARY);
    }

    private String recorded() {
        return audit.events().stream().map(CanonicalJson::write).reduce("", String::concat);
    }

    private PolicyDecisionPoint policy(Fault fault) {
        return new PolicyDecisionPoint() {
            @Override
            @SuppressWarnings("NullAway") // a broken engine keeps no promise
            public DecisionResponse decide(AccessRequest request) {
                if (!broken.get()) {
                    return policy.decide(request);
                }
                return switch (fault) {
                    case POLICY_THROWS -> throw new IllegalStateException(CANARY);
                    case POLICY_RUNS_OUT_OF_MEMORY -> throw new OutOfMemoryError(CANARY);
                    case POLICY_ANSWERS_NULL -> null;
                    default -> policy.decide(request);
                };
            }

            @Override
            public PolicyReference reference() {
                return PolicyReference.of("stub");
            }
        };
    }

    private Scanner scanner(Fault fault) {
        return new Scanner() {
            @Override
            public ScanReport scan(String scanned, Channel channel) {
                if (broken.get() && fault == Fault.SCANNER_THROWS) {
                    throw new IllegalStateException(scanned);
                }
                return broken.get() && fault == Fault.SCANNER_STOPS_EARLY
                        ? new ScanReport.Incomplete(List.of(), "scan.too_large")
                        : ScanReport.clean();
            }

            @Override
            public String name() {
                return "fragile";
            }
        };
    }

    private AuditSink sink(Fault fault) {
        return new AuditSink() {
            @Override
            public AuditReceipt append(Json.Obj record) throws AuditException {
                if (broken.get() && fault == Fault.AUDIT_FAILS) {
                    throw new AuditException("the disk is full");
                }
                return audit.append(record);
            }

            @Override
            public void close() {}
        };
    }
}
