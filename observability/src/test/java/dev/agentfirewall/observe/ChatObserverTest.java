package dev.agentfirewall.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ChatObserverTest {
    private final PrometheusMeterRegistry registry = Scrape.registry();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    private final ChatModelListener observer =
            new ChatObserver(Observability.micrometer(registry).opentelemetry(telemetry));

    @Test
    void chat_answered_isASpanByTheConventionsWithItsTokens() {
        model(() -> ChatResponse.builder()
                        .aiMessage(AiMessage.from("a secret answer"))
                        .modelName("llama-4-0613")
                        .tokenUsage(new TokenUsage(120, 30))
                        .finishReason(FinishReason.STOP)
                        .build())
                .chat(request());

        SpanData chat = spans.getFinishedSpanItems().get(0);
        assertThat(chat.getName()).isEqualTo("chat llama-4");
        assertThat(chat.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(chat.getAttributes().get(AttributeKey.stringKey("gen_ai.response.model")))
                .isEqualTo("llama-4-0613");
        assertThat(chat.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(120);
        assertThat(chat.getAttributes().get(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons")))
                .containsExactly("stop");
        assertThat(chat.toString()).doesNotContain("secret");
        Scrape scrape = Scrape.of(registry);
        assertThat(scrape.value("gen_ai_client_operation_duration_seconds_count", "gen_ai_request_model", "llama-4"))
                .isEqualTo(1);
        assertThat(scrape.value("gen_ai_client_token_usage_sum", "gen_ai_token_type", "input"))
                .isEqualTo(120);
        assertThat(scrape.value("gen_ai_client_token_usage_sum", "gen_ai_token_type", "output"))
                .isEqualTo(30);
    }

    @Test
    void chat_failed_isAnErrorOfItsKindWithoutItsMessage() {
        ChatModel failing = model(() -> {
            throw new IllegalStateException("a secret prompt was too long");
        });
        assertThatThrownBy(() -> failing.chat(request())).isInstanceOf(IllegalStateException.class);

        SpanData chat = spans.getFinishedSpanItems().get(0);
        assertThat(chat.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(chat.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("IllegalStateException");
        assertThat(chat.toString() + registry.scrape()).doesNotContain("secret");
        assertThat(Scrape.of(registry)
                        .value("gen_ai_client_operation_duration_seconds_count", "error_type", "IllegalStateException"))
                .isEqualTo(1);
    }

    private static ChatRequest request() {
        return ChatRequest.builder()
                .messages(UserMessage.from("a secret question"))
                .modelName("llama-4")
                .build();
    }

    private ChatModel model(Supplier<ChatResponse> answers) {
        return new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return answers.get();
            }

            @Override
            public List<ChatModelListener> listeners() {
                return List.of(observer);
            }
        };
    }
}
