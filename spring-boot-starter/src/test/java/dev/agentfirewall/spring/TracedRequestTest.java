package dev.agentfirewall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.spring.Office.Assistant;
import dev.agentfirewall.spring.Office.Curious;
import dev.agentfirewall.spring.Office.Notes;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.core.context.SecurityContextHolder;

/** With an {@code OpenTelemetry} bean, what the firewall does for a request is seen under that request's span, and nothing that was said is. */
class TracedRequestTest {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void callOfATool_isUnderTheRequest() {
        Notes notes = new Notes();
        Starts.in(folder)
                .withBean(OpenTelemetry.class, () -> telemetry)
                .withBean(ChatModel.class, Curious::new)
                .run(context -> {
                    Office.logIn("emma");
                    Assistant assistant = AiServices.builder(Assistant.class)
                            .chatModel(context.getBean(ChatModel.class))
                            .tools(notes)
                            .build();
                    Span request = begun();
                    try (Scope scope = request.makeCurrent()) {
                        assertThat(scope).isNotNull();
                        assistant.chat("What does the note say? My number is 4711.");
                    } finally {
                        request.end();
                    }
                    assertThat(under(request))
                            .contains("screen user_input", "execute_tool readNote", "screen model_output");
                    assertThat(spans.getFinishedSpanItems())
                            .extracting(SpanData::getTraceId)
                            .containsOnly(request.getSpanContext().getTraceId());
                    assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("4711", "note 1", "emma");
                });
    }

    @Test
    void streamedAnswer_isUnderTheRequestThatItAnswers() {
        Starts.in(folder)
                .withBean(OpenTelemetry.class, () -> telemetry)
                .withBean(StreamingChatModel.class, FromElsewhere::new)
                .run(context -> {
                    Office.logIn("emma");
                    CompletableFuture<ChatResponse> answered = new CompletableFuture<>();
                    Span request = begun();
                    try (Scope scope = request.makeCurrent()) {
                        assertThat(scope).isNotNull();
                        context.getBean(StreamingChatModel.class).chat("Hello, I am 4711.", new Ends(answered));
                    }
                    answered.get(30, TimeUnit.SECONDS);
                    request.end();
                    assertThat(under(request)).contains("screen user_input", "screen model_output");
                    assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("4711", "cafeteria");
                });
    }

    private Span begun() {
        return telemetry.getTracer("host").spanBuilder("POST /chat").startSpan();
    }

    private List<String> under(Span request) {
        return spans.getFinishedSpanItems().stream()
                .filter(span ->
                        span.getParentSpanId().equals(request.getSpanContext().getSpanId()))
                .map(SpanData::getName)
                .toList();
    }

    /** Answers word by word, on a thread of its own. */
    private static final class FromElsewhere implements StreamingChatModel {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            new Thread(() -> {
                        List.of("The ", "cafeteria ", "opens ", "at ", "nine.").forEach(handler::onPartialResponse);
                        handler.onCompleteResponse(ChatResponse.builder()
                                .aiMessage(AiMessage.from("The cafeteria opens at nine."))
                                .build());
                    })
                    .start();
        }
    }

    private record Ends(CompletableFuture<ChatResponse> answered) implements StreamingChatResponseHandler {
        @Override
        public void onCompleteResponse(ChatResponse response) {
            answered.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            answered.completeExceptionally(error);
        }
    }
}
