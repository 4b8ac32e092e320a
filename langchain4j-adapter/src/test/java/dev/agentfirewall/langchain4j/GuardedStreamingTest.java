package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.request;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static dev.langchain4j.data.message.ChatMessageType.AI;
import static dev.langchain4j.data.message.ChatMessageType.TOOL_EXECUTION_RESULT;
import static dev.langchain4j.data.message.ChatMessageType.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.enforcement.Redaction;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.langchain4j.canary.Streamed;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a streaming model sends, with the firewall on. */
class GuardedStreamingTest {
    private final Fixture fixture = new Fixture();
    private final Office office = new Office();

    @Test
    void p2_flaggedAnswer_isCutInItsPartsToo() throws Exception {
        Streamed streamed = Streamed.of(
                fixture.streaming(saying(text("key SSN123 end"))).build().chat("hello"));
        String cut = "key " + Redaction.MARK + " end";
        assertThat(streamed).isEqualTo(new Streamed(cut, cut));
        assertThat(fixture.memory.messages().toString()).doesNotContain("SSN123");
    }

    @Test
    void cleanAnswer_goesOnInItsParts() throws Exception {
        List<String> parts = new ArrayList<>();
        fixture.firewall.guard(saying(text("one two three")).streaming()).chat("hello", recording(parts));
        assertThat(parts).containsExactly("part one ", "part two three", "complete one two three");
    }

    @Test
    void p3_toolsInParallel_runOnlyOnceTheAnswerWasJudged() throws Exception {
        AtomicBoolean early = new AtomicBoolean();
        ScriptedModel model = saying(call("readMail", "{}"), text("done"))
                .beforeComplete(() -> early.compareAndSet(
                        false,
                        office.ran.size() == 1 && fixture.memory.messages().size() < 2));
        Streamed streamed = Streamed.of(fixture.streaming(model, office)
                .executeToolsConcurrently()
                .build()
                .chat("hello"));
        assertThat(early).isFalse();
        assertThat(office.ran).containsExactly("readMail");
        assertThat(streamed.complete()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void p20_deniedTool_doesNotRunAndIsAnswered(boolean concurrent) throws Exception {
        fixture.policy.denying("wipe");
        ScriptedModel model = saying(call("wipe", "{}"), text("done"));
        var builder = fixture.streaming(model, office);
        Streamed streamed = Streamed.of((concurrent ? builder.executeToolsConcurrently() : builder)
                .build()
                .chat("hello"));
        assertThat(streamed.complete()).isEqualTo("done");
        assertThat(office.ran).isEmpty();
        assertThat(fixture.remembered()).containsExactly(USER, AI, TOOL_EXECUTION_RESULT, AI);
    }

    @Test
    void streamedSecondRound_isJudgedThoughTheProviderBlocks() throws Exception {
        ScriptedModel model = saying(call("readMail", "{}"), text("key SSN123"));
        Streamed streamed = Streamed.of(
                fixture.streaming(model, new Office("ATTACK now")).build().chat("hello"));
        assertThat(streamed.complete()).isEqualTo("key " + Redaction.MARK);
        assertThat(model.everythingShown()).doesNotContain("ATTACK");
    }

    @Test
    void flaggedInput_isRefusedAndTheModelNeverAsked() throws Exception {
        ScriptedModel model = saying(text("ok"));
        Streamed streamed = Streamed.of(fixture.streaming(model).build().chat("SSN123"));
        assertThat(streamed.complete()).contains("(input.flagged)").isEqualTo(streamed.partials());
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void partsThatContradictTheWhole_areNotShown() {
        List<String> parts = new ArrayList<>();
        fixture.firewall.guard(lying()).chat("hello", recording(parts));
        String sentence = "The answer is withheld: policy does not permit it (answer.incoherent).";
        assertThat(parts).containsExactly("part " + sentence, "complete " + sentence);
    }

    @Test
    void wordsFlow_whileTheModelIsStillSpeaking() throws Exception {
        List<String> parts = new ArrayList<>();
        List<String> early = new ArrayList<>();
        ScriptedModel model = saying(text("Here is what I found for you today, in a few words. It goes on like that."))
                .beforeComplete(() -> early.addAll(parts));
        fixture.firewall.guard(model.streaming()).chat("hello", recording(parts));
        assertThat(early).startsWith("part Here ").hasSizeGreaterThan(1);
    }

    @Test
    void eventsThatNobodyJudges_stayBehind() {
        List<String> parts = new ArrayList<>();
        fixture.firewall.guard(talkative()).chat("hello", recording(parts));
        assertThat(parts)
                .containsExactly(
                        "part all ",
                        "thinking " + Redaction.MARK,
                        "part is well",
                        "call readMail",
                        "complete all is well");
    }

    @Test
    void anAnswerThatChanged_leavesTheProvidersCopyBehind() throws Exception {
        ChatResponse response = fixture.firewall
                .guard(saying(text("key SSN123 end")).blocking())
                .chat(ChatRequest.builder().messages(UserMessage.from("hi")).build());
        assertThat(response.metadata().getClass()).isEqualTo(ChatResponseMetadata.class);
        assertThat(response.aiMessage().text()).isEqualTo("key " + Redaction.MARK + " end");
    }

    @Test
    void unknownToolInAStream_isAnswered() throws Exception {
        Streamed streamed = Streamed.of(fixture.streaming(saying(call("invented", "{}"), text("done")), office)
                .build()
                .chat("hello"));
        assertThat(streamed.complete()).isEqualTo("done");
        assertThat(fixture.policy.lastCall().tool().name()).isEqualTo("invented");
        assertThat(fixture.remembered()).containsExactly(USER, AI, TOOL_EXECUTION_RESULT, AI);
    }

    @Test
    void roundLimitInAStream_leavesNoCallUnanswered() {
        AiMessage two = AiMessage.from(request("1", "readMail", "{}"), request("2", "readMail", "{}"));
        var assistant = fixture.streaming(saying(two, two), office)
                .maxToolCallingRoundTrips(1)
                .build();
        assertThatThrownBy(() -> Streamed.of(assistant.chat("hello"))).hasMessageContaining("exceeded");
        assertThat(fixture.remembered().subList(4, 7))
                .containsExactly(AI, TOOL_EXECUTION_RESULT, TOOL_EXECUTION_RESULT);
    }

    /** A provider whose parts say something else than its whole. */
    private static StreamingChatModel lying() {
        return new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onPartialThinking(new PartialThinking("SSN123"));
                handler.onPartialResponse("SSN123");
                handler.onUnmappedRawEvent("SSN123");
                handler.onCompleteResponse(ChatResponse.builder()
                        .aiMessage(AiMessage.from("the whole"))
                        .build());
            }
        };
    }

    /** A provider that sends every kind of event. */
    private static StreamingChatModel talkative() {
        return new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onPartialThinking(new PartialThinking("SSN123"));
                handler.onUnmappedRawEvent("SSN123");
                handler.onPartialResponse("all ");
                handler.onPartialToolCall(PartialToolCall.builder()
                        .index(0)
                        .id("1")
                        .name("readMail")
                        .partialArguments("SSN123")
                        .build());
                handler.onPartialResponse(new PartialResponse("is "), new PartialResponseContext(new Handle()));
                handler.onCompleteToolCall(new CompleteToolCall(0, request("1", "readMail", "{}")));
                handler.onPartialResponse("well");
                handler.onCompleteResponse(ChatResponse.builder()
                        .aiMessage(AiMessage.builder()
                                .text("all is well")
                                .thinking("SSN123")
                                .toolExecutionRequests(List.of(request("1", "readMail", "{}")))
                                .build())
                        .build());
            }
        };
    }

    /** Cancels nothing. */
    private static final class Handle implements StreamingHandle {
        @Override
        public void cancel() {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private static StreamingChatResponseHandler recording(List<String> parts) {
        return new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String part) {
                parts.add("part " + part);
            }

            @Override
            public void onPartialThinking(PartialThinking part) {
                parts.add("thinking " + part.text());
            }

            @Override
            public void onPartialToolCall(PartialToolCall part) {
                parts.add("half a call " + part.name());
            }

            @Override
            public void onCompleteToolCall(CompleteToolCall call) {
                parts.add("call " + call.toolExecutionRequest().name());
            }

            @Override
            public void onUnmappedRawEvent(Object event) {
                parts.add("raw " + event);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                parts.add("complete " + response.aiMessage().text());
            }

            @Override
            public void onError(Throwable error) {
                parts.add("error");
            }
        };
    }

    @Test
    void errorOfTheProvider_dropsWhatWasHeld() {
        List<String> parts = new ArrayList<>();
        StreamingChatModel failing = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onPartialResponse("half an ans");
                handler.onError(new IllegalStateException("gone"));
            }
        };
        fixture.firewall
                .guard(failing)
                .chat(ChatRequest.builder().messages(UserMessage.from("hi")).build(), recording(parts));
        assertThat(parts).containsExactly("part half ", "error");
    }
}
