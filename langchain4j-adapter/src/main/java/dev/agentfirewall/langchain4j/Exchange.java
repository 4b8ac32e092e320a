package dev.agentfirewall.langchain4j;

import dev.agentfirewall.AnswerStream;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.recording.OfferedTool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request to a model and its answer, each judged: what the blocking and the streaming decorator share. Thread-safe. */
final class Exchange {
    private final AgentFirewall firewall;
    private final Function<ChatRequest, Session> source;
    private final Optional<ModelIdentity> model;

    Exchange(AgentFirewall firewall, Function<ChatRequest, Session> source, Optional<ModelIdentity> model) {
        this.firewall = firewall;
        this.source = source;
        this.model = model;
    }

    /** A judged request: what to send, or why nothing is sent. */
    record Opened(Session session, ChatRequest request, Optional<ChatResponse> refusal) {}

    boolean isOf(AgentFirewall some) {
        return firewall == some;
    }

    /** Whether a decorator further out has judged this request already. */
    boolean judged(ChatRequest request) {
        return firewall.sessions().screened(request);
    }

    /** Judges a request before it is sent. */
    Opened open(ChatRequest request, ChatRequestParameters defaults) {
        Session session = source.apply(request);
        ChatRequestParameters effective = defaults.overrideWith(request.parameters());
        session.modelIs(model.orElseGet(() -> named(effective)));
        RequestScreen screen = new RequestScreen(firewall.firewall(), session).judge(request.messages());
        if (screen.refusal().isPresent()) {
            return refused(session, request, screen.refusal().get());
        }
        session.show(screen.conversation());
        Optional<ChatRequestParameters> offering = offering(session, request.parameters(), defaults, effective);
        if (offering.isEmpty()) {
            return refused(session, request, "tool.offer");
        }
        firewall.recording().shown(session, () -> transcript(session, request, screen, effective));
        return new Opened(session, rewritten(request, screen.shown(), offering.get()), Optional.empty());
    }

    private Transcript transcript(
            Session session, ChatRequest request, RequestScreen screen, ChatRequestParameters effective) {
        List<OfferedTool> tools = effective.toolSpecifications().stream()
                .map(offered -> ToolDescriptors.offered(offered, tool(session, offered)))
                .toList();
        return new Transcript(screen.transcript(request.messages()), tools);
    }

    private static ModelIdentity named(ChatRequestParameters parameters) {
        String name = parameters.modelName();
        return name == null || name.isBlank() ? ModelIdentity.UNKNOWN : ModelIdentity.named(name);
    }

    private static ChatRequest rewritten(
            ChatRequest request, List<ChatMessage> messages, ChatRequestParameters parameters) {
        boolean same = messages.equals(request.messages()) && parameters == request.parameters();
        return same
                ? request
                : ChatRequest.builder()
                        .messages(messages)
                        .parameters(parameters)
                        .build();
    }

    /** The parameters with the tools that may be offered; empty where the library gives no way of leaving the others out. */
    private Optional<ChatRequestParameters> offering(
            Session session,
            ChatRequestParameters asked,
            ChatRequestParameters defaults,
            ChatRequestParameters effective) {
        List<ToolSpecification> offered = effective.toolSpecifications();
        session.beside(offered);
        RequestContext context = session.context();
        List<ToolSpecification> permitted = offered.stream()
                .filter(tool -> permitted(session, context, tool))
                .toList();
        if (permitted.size() == offered.size()) {
            return Optional.of(asked);
        }
        if (!permitted.isEmpty()) {
            return Optional.of(asked.overrideWith(DefaultChatRequestParameters.builder()
                    .toolSpecifications(permitted)
                    .build()));
        }
        return defaults.toolSpecifications().isEmpty() ? without(asked) : Optional.empty();
    }

    private static Optional<ChatRequestParameters> without(ChatRequestParameters asked) {
        if (asked.getClass() != DefaultChatRequestParameters.class) {
            return Optional.empty(); // an empty list overrides nothing, and only the provider could build its own kind
        }
        return Optional.of(DefaultChatRequestParameters.builder()
                .overrideWith(asked)
                .toolSpecifications(List.of())
                .toolChoice(null)
                .build());
    }

    private boolean permitted(Session session, RequestContext context, ToolSpecification offered) {
        return firewall.firewall().offer(context, tool(session, offered), ToolDescriptors.description(offered));
    }

    private ToolDescriptor tool(Session session, ToolSpecification offered) {
        return session.doubted(session.tool(offered.name())
                .orElseGet(() -> firewall.descriptors().describe(offered)));
    }

    private static Opened refused(Session session, ChatRequest request, String code) {
        String sentence = "This was not passed on to the model: policy does not permit it (" + code + ").";
        ChatResponse answer = ChatResponse.builder()
                .aiMessage(AiMessage.from(sentence))
                .tokenUsage(new TokenUsage(0, 0))
                .finishReason(FinishReason.STOP)
                .build();
        return new Opened(session, request, Optional.of(answer));
    }

    /** Sends what was judged. */
    <T> T send(Opened opened, Supplier<T> call) {
        return firewall.sessions().sending(opened.request().messages(), call);
    }

    /** Hands an answer on: what it sets off is a matter of its own. */
    void answer(Runnable action) {
        firewall.sessions().answering(action);
    }

    /** Remembers who a proposed call belongs to. */
    void proposed(ToolExecutionRequest call, Session session) {
        firewall.sessions().proposed(call, session);
    }

    /** A judge for an answer that arrives in parts. */
    AnswerStream judge(Session session) {
        return firewall.firewall().answer(session.context());
    }

    /** Judges an answer before anybody sees it. */
    ChatResponse close(Session session, ChatResponse response) {
        AiMessage said = response.aiMessage();
        said.toolExecutionRequests().forEach(call -> proposed(call, session));
        String text = judged(session, said.text(), Speech.ANSWER);
        String thinking = judged(session, said.thinking(), Speech.THINKING);
        return closed(session, response, text, thinking);
    }

    private @Nullable String judged(Session session, @Nullable String text, String sentence) {
        if (text == null || text.isBlank()) {
            return text;
        }
        AnswerStream.End end = firewall.firewall().answer(session.context(), text);
        return end.stop().map(stop -> Speech.words(stop, sentence)).orElse(end.shown());
    }

    /** The answer with what was judged in the place of what was said; the provider's own copies of it go too. */
    ChatResponse closed(Session session, ChatResponse response, @Nullable String text, @Nullable String thinking) {
        AiMessage said = response.aiMessage();
        boolean same = same(text, said.text()) && same(thinking, said.thinking());
        AiMessage shown =
                same ? said : said.toBuilder().text(text).thinking(thinking).build();
        firewall.recording().answered(session, shown);
        return same
                ? response
                : ChatResponse.builder()
                        .aiMessage(shown)
                        .metadata(plain(response.metadata()))
                        .build();
    }

    /** What a provider adds to the metadata may hold the answer as it was sent. */
    private static ChatResponseMetadata plain(ChatResponseMetadata metadata) {
        return ChatResponseMetadata.builder()
                .id(metadata.id())
                .modelName(metadata.modelName())
                .tokenUsage(metadata.tokenUsage())
                .finishReason(metadata.finishReason())
                .build();
    }

    private static boolean same(@Nullable String some, @Nullable String other) {
        return some == null ? other == null : some.equals(other);
    }
}
