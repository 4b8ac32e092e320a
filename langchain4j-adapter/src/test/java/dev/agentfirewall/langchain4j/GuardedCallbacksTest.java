package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.langchain4j.agent.tool.CompensateFor;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The application's own callbacks, guardrails and listeners beside the firewall: they cannot switch it off. */
class GuardedCallbacksTest {
    private final Fixture fixture = new Fixture();
    private final Office office = new Office();

    @Test
    void p4b_callbacksThatReplaceEachOther_leaveTheFirewallAlone() {
        fixture.policy.denying("wipe");
        fixture.assistant(saying(call("wipe", "{}"), text("done")), office)
                .beforeToolExecution(before -> {})
                .beforeToolExecution(before -> {})
                .toolExecutionErrorHandler((error, context) -> {
                    throw new IllegalStateException("never asked");
                })
                .build()
                .chat("hello");
        assertThat(office.ran).isEmpty();
    }

    @Test
    void p4c_guardrailsThatReplaceEachOther_leaveTheFirewallAlone() {
        InputGuardrail passing = new InputGuardrail() {
            @Override
            public InputGuardrailResult validate(UserMessage message) {
                return success();
            }
        };
        ScriptedModel model = saying(text("ok"));
        fixture.assistant(model).inputGuardrails(passing).build().chat("my number is SSN123");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void p1_redactionOfAGuardrailThatGetsLost_isMadeUpFor() {
        InputGuardrail adding = new InputGuardrail() {
            @Override
            public InputGuardrailResult validate(UserMessage message) {
                return successWith(message.singleText() + " SSN123");
            }
        };
        ScriptedModel model = saying(text("ok"));
        String answer = fixture.assistant(model).inputGuardrails(adding).build().chat("hello");
        assertThat(answer).contains("(input.flagged)");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void p9_listenersThatThrow_leaveTheFirewallAlone() {
        fixture.policy.denying("wipe");
        AtomicInteger asked = new AtomicInteger();
        ScriptedModel model = saying(call("wipe", "{}"), text("key SSN123")).listener(new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext context) {
                asked.incrementAndGet();
                throw new IllegalStateException("broken");
            }
        });
        String answer = fixture.assistant(model, office)
                .registerListener((AiServiceStartedListener) event -> {
                    throw new IllegalStateException("broken");
                })
                .build()
                .chat("hello");
        assertThat(asked).hasValue(2);
        assertThat(office.ran).isEmpty();
        assertThat(answer).doesNotContain("SSN123");
    }

    @Test
    void p9b_serviceWhoseListenersAreDropped_isNotRun() {
        GuardedServiceContext context = new GuardedServiceContext(Assistant.class, fixture.firewall);
        Assistant assistant = AiServices.<Assistant>builder(context)
                .chatModel(saying(text("ok")).blocking())
                .build();
        // as a listener would that runs after ours
        context.eventListenerRegistrar.register((AiServiceStartedListener)
                event -> context.chatModel = saying(text("raw")).blocking());
        assertThatThrownBy(() -> assistant.chat("hello")).hasMessageContaining("its model is not guarded");
    }

    /** Undoes {@code book}. */
    static final class Booking {
        final List<String> ran = new ArrayList<>();

        @Tool
        @ToolPolicy(Effect.WRITE)
        String book(String room) {
            ran.add("book " + room);
            return "booked";
        }

        @CompensateFor("book")
        void undo(String room) {
            ran.add("undo " + room);
        }
    }

    @Test
    void b9_compensation_remainsOutsideTheFirewall() {
        Booking booking = new Booking();
        fixture.policy.denying("wipe");
        fixture.assistant(saying(call("book", "{\"room\":\"A\"}"), call("wipe", "{}"), text("done")), booking, office)
                .compensateOnToolErrors(true)
                .build()
                .chat("hello");
        assertThat(booking.ran).containsExactly("book A", "undo A");
        assertThat(fixture.policy.asked.stream()
                        .flatMap(asked -> asked.action().stream())
                        .map(action -> action.tool().name()))
                .doesNotContain("undo");
    }

    /** A service that returns everything. */
    interface Detailed {
        Result<String> chat(String message);
    }

    /** An executor whose object says more than its text. */
    private static final class Telling implements ToolExecutor {
        private record Secret(String inside) {
            @Override
            public String toString() {
                return "a secret";
            }
        }

        @Override
        public String execute(ToolExecutionRequest request, Object memoryId) {
            return "fine";
        }

        @Override
        public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
            return ToolExecutionResult.builder()
                    .resultText("fine")
                    .result(new Secret("SSN123"))
                    .attributes(Map.of("note", "SSN123"))
                    .build();
        }
    }

    @Test
    void resultObjectAndAttributes_areJudgedLikeTheText() {
        Fixture declaring = Fixture.declaring("{\"version\":1,\"tools\":[{\"name\":\"tell\",\"effects\":[\"read\"]}]}");
        Result<String> result = declaring
                .firewall
                .services(Detailed.class)
                .chatModel(saying(call("tell", "{}"), text("done")).blocking())
                .tools(Map.of(ToolSpecification.builder().name("tell").build(), new Telling()))
                .build()
                .chat("hello");
        assertThat(result.toolExecutions()).singleElement().satisfies(execution -> {
            assertThat(execution.result()).isEqualTo("fine");
            assertThat(execution.resultObject()).isNull();
        });
    }

    @Test
    void finishedInvocation_isForgottenThoughItsCallsStayInMemory() {
        fixture.assistant(saying(call("readMail", "{}"), text("done")), office)
                .build()
                .chat("hello");
        ToolExecutionRequest kept = ((AiMessage) fixture.memory.messages().get(1))
                .toolExecutionRequests()
                .get(0);
        Sessions sessions = fixture.firewall.sessions();
        WeakReference<Session> session = new WeakReference<>(sessions.of(kept).orElse(null));
        for (int tries = 0; session.get() != null && tries < 100; tries++) {
            System.gc();
        }
        assertThat(session.get()).isNull();
        assertThat(kept.name()).isEqualTo("readMail");
    }
}
