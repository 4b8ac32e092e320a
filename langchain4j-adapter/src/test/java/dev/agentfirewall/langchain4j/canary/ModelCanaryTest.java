package dev.agentfirewall.langchain4j.canary;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a decorator of the model, and what a listener, can and cannot do. */
class ModelCanaryTest {

    @Test
    void p3_streamingWithConcurrentTools_toolRunsBeforeTheAnswerIsComplete() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        AtomicBoolean ranFirst = new AtomicBoolean();
        ScriptedModel model = saying(call("wipe", "{}"), text("done")).beforeComplete(() -> {
            try {
                ranFirst.compareAndSet(false, ran.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Streamed.of(RawContext.builder(Assistant.Streaming.class)
                .streamingChatModel(model.streaming())
                .tools(new Signalling(ran))
                .executeToolsConcurrently()
                .build()
                .chat("hello"));
        assertThat(ranFirst).isTrue();
    }

    @Test
    void p9_listenerOfTheModelThrows_requestGoesOn() {
        AtomicInteger asked = new AtomicInteger();
        ScriptedModel model = saying(text("ok")).listener(new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext context) {
                asked.incrementAndGet();
                throw new IllegalStateException("denied");
            }
        });
        assertThat(model.blocking().chat("hello")).isEqualTo("ok");
        assertThat(asked).hasValue(1);
    }

    @Test
    void p9b_listenerOfTheServiceThrows_invocationGoesOn() {
        AtomicInteger asked = new AtomicInteger();
        String answer = RawContext.builder(Assistant.class)
                .chatModel(saying(text("ok")).blocking())
                .registerListener((AiServiceStartedListener) event -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("denied");
                })
                .build()
                .chat("hello");
        assertThat(answer).isEqualTo("ok");
        assertThat(asked).hasValue(1);
    }

    @Test
    void p11_requestIssuedEvent_carriesTheVeryRequestBeforeEachBlockingCall() {
        Map<ChatRequest, InvocationContext> issued = Collections.synchronizedMap(new IdentityHashMap<>());
        List<Boolean> known = new ArrayList<>();
        ScriptedModel model = saying(call("look", "{}"), text("done"));
        RawContext.builder(Assistant.class)
                .chatModel(asking(model.blocking(), issued, known))
                .tools(new Looking())
                .registerListener((AiServiceRequestIssuedListener) event -> remember(event, issued))
                .build()
                .chat("hello");
        assertThat(known).containsExactly(true, true);
    }

    @Test
    void p11_requestIssuedEvent_carriesTheVeryRequestBeforeEachStreamingCall() throws Exception {
        Map<ChatRequest, InvocationContext> issued = Collections.synchronizedMap(new IdentityHashMap<>());
        List<Boolean> known = new ArrayList<>();
        StreamingChatModel model = saying(call("look", "{}"), text("done")).streaming();
        StreamingChatModel asking = new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                known.add(issued.containsKey(request));
                model.chat(request, handler);
            }
        };
        Streamed.of(RawContext.builder(Assistant.Streaming.class)
                .streamingChatModel(asking)
                .tools(new Looking())
                .registerListener((AiServiceRequestIssuedListener) event -> remember(event, issued))
                .build()
                .chat("hello"));
        assertThat(known).containsExactly(true, true);
    }

    private static void remember(AiServiceRequestIssuedEvent event, Map<ChatRequest, InvocationContext> issued) {
        issued.put(event.request(), event.invocationContext());
    }

    private static ChatModel asking(ChatModel model, Map<ChatRequest, InvocationContext> issued, List<Boolean> known) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                known.add(issued.containsKey(request));
                return model.chat(request);
            }
        };
    }

    @Test
    void p13_userTextIsATemplate_placeholdersAreFilledOrRefused() {
        ScriptedModel model = saying(text("ok"));
        Assistant assistant =
                RawContext.builder(Assistant.class).chatModel(model.blocking()).build();
        assertThatThrownBy(() -> assistant.chat("use {{mustache}} here")).hasMessageContaining("mustache");
        assistant.chat("today is {{current_date}}");
        assertThat(model.everythingShown()).doesNotContain("current_date").containsPattern("today is \\d{4}");
    }

    @Test
    void p18_modelReplacedWhileTheInvocationStarts_isTheOneThatIsCalled() {
        ScriptedModel first = saying(text("first"));
        ScriptedModel second = saying(text("second"));
        Replacing context = new Replacing(second.blocking());
        Assistant assistant = dev.langchain4j.service.AiServices.<Assistant>builder(context)
                .chatModel(first.blocking())
                .build();
        assertThat(assistant.chat("hello")).isEqualTo("second");
        assertThat(first.requests()).isEmpty();
    }

    /** Swaps its model at the started event. */
    private static final class Replacing extends dev.langchain4j.service.AiServiceContext {
        Replacing(ChatModel replacement) {
            super(Assistant.class);
            eventListenerRegistrar.register((AiServiceStartedListener) event -> replace(event, replacement));
        }

        private void replace(AiServiceStartedEvent event, ChatModel replacement) {
            assertThat(event.invocationContext()).isNotNull();
            chatModel = replacement;
        }
    }

    @Test
    void p19_decoratorOfDoChatThatForwardsListeners_firesThemTwice() {
        AtomicInteger fired = new AtomicInteger();
        ChatModel model = saying(text("a"), text("b")).listener(counting(fired)).blocking();
        ChatModel careless = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return model.chat(request);
            }

            @Override
            public List<ChatModelListener> listeners() {
                return model.listeners();
            }
        };
        careless.chat("hello");
        assertThat(fired).hasValue(2);
    }

    private static ChatModelListener counting(AtomicInteger fired) {
        return new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext context) {
                fired.incrementAndGet();
            }
        };
    }

    @Test
    void doChat_notOverridden_throws() {
        assertThatCode(() -> new ChatModel() {}.doChat(ChatRequest.builder()
                        .messages(List.of(dev.langchain4j.data.message.UserMessage.from("x")))
                        .build()))
                .hasMessage("Not implemented");
    }

    /** A tool that tells when it ran. */
    static final class Signalling {
        private final CountDownLatch ran;

        Signalling(CountDownLatch ran) {
            this.ran = ran;
        }

        @Tool
        void wipe() {
            ran.countDown();
        }
    }

    /** A tool that looks. */
    static final class Looking {
        @Tool
        String look() {
            return "seen";
        }
    }
}
