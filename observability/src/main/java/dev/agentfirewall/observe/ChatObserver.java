package dev.agentfirewall.observe;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests to chat models, blocking and streaming, by the GenAI conventions: a span {@code chat MODEL}, how long it took, how many tokens. Give it to
 * the model itself, such as {@code OpenAiChatModel.builder().listeners(…)}: behind the firewall's decorator it sees each request that is sent.
 * Neither messages nor answers nor messages of exceptions are told. Thread-safe.
 *
 * <p><b>Limitations.</b> The span is not current while the model works, for a listener may be called back on another thread.
 */
public final class ChatObserver implements ChatModelListener {
    private static final String UNDER_WAY = ChatObserver.class.getName();

    private final Watch watch;

    public ChatObserver(Observability observability) {
        this.watch = observability.watch();
    }

    @Override
    public void onRequest(ChatModelRequestContext context) {
        watch.quietly(() -> begin(context));
    }

    @Override
    public void onResponse(ChatModelResponseContext context) {
        watch.quietly(() -> answered(under(context.attributes()), context.chatResponse()));
    }

    @Override
    public void onError(ChatModelErrorContext context) {
        watch.quietly(() -> {
            Chat chat = under(context.attributes());
            String error = watch.names().host(context.error().getClass().getSimpleName());
            if (chat != null) {
                chat.step.failed(error);
                end(chat, error);
            }
        });
    }

    private void begin(ChatModelRequestContext context) {
        String named = context.chatRequest().parameters().modelName();
        String model = named == null ? "unknown" : watch.names().host(named);
        context.attributes().put(UNDER_WAY, new Chat(model, watch.apart(() -> span(model, context.modelProvider()))));
    }

    private Span span(String model, @Nullable ModelProvider provider) {
        String by = provider == null ? "unknown" : provider.name().toLowerCase(Locale.ROOT);
        return watch.spans().chat(model, by);
    }

    private void answered(@Nullable Chat chat, ChatResponse response) {
        if (chat == null) {
            return;
        }
        TokenUsage usage = response.tokenUsage();
        if (usage != null) {
            tokens(chat, "input", usage.inputTokenCount());
            tokens(chat, "output", usage.outputTokenCount());
        }
        if (response.modelName() != null) {
            chat.step.tell(Keys.RESPONSE_MODEL, watch.names().host(response.modelName()));
        }
        if (response.finishReason() != null) {
            String finished = response.finishReason().name().toLowerCase(Locale.ROOT);
            chat.step.span().setAttribute(Keys.FINISH, List.of(finished));
        }
        end(chat, Names.NONE);
    }

    private void tokens(Chat chat, String type, @Nullable Integer used) {
        if (used != null) {
            watch.meters().tokens(chat.model, type, used);
            chat.step.span().setAttribute(type.equals("input") ? Keys.INPUT_TOKENS : Keys.OUTPUT_TOKENS, (long) used);
        }
    }

    private void end(Chat chat, String error) {
        watch.meters().chat(chat.model, error, chat.step.nanos());
        watch.end(chat.step);
    }

    private static @Nullable Chat under(Map<Object, Object> attributes) {
        return attributes.remove(UNDER_WAY) instanceof Chat chat ? chat : null;
    }

    private record Chat(String model, Step step) {}
}
