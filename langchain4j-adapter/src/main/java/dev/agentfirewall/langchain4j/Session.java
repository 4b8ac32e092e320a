package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.memory.ChatMemory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one invocation: who acts, as told when it began; what the model was last shown; and which tools there are.
 * Thread-safe: parallel tool calls read it while nothing writes.
 */
final class Session {
    private static final int MOST_CUT = 1_000;
    private static final int MOST_TOOLS = 10_000;

    private final Optional<Subject> subject;
    private final ConversationId id;
    private final Supplier<Optional<ChatMemory>> memory;
    private final Map<String, ToolDescriptor> tools = new ConcurrentHashMap<>();
    private final Map<String, List<Item>> cut = new ConcurrentHashMap<>();
    private final Map<String, ToolSpecification> beside = new ConcurrentHashMap<>();
    private volatile Map<String, Set<String>> doubts = Map.of();
    private volatile ModelIdentity model = ModelIdentity.UNKNOWN;
    private volatile @Nullable Conversation shown;
    private volatile @Nullable Transcript transcript;

    Session(Optional<Subject> subject, ConversationId id, Supplier<Optional<ChatMemory>> memory) {
        this.subject = subject;
        this.id = id;
        this.memory = memory;
    }

    /** A session in which nobody acts: everything is denied, and recorded. */
    static Session ofNobody() {
        return new Session(Optional.empty(), new ConversationId("nobody"), Optional::empty);
    }

    Optional<Subject> subject() {
        return subject;
    }

    ConversationId id() {
        return id;
    }

    Optional<ChatMemory> memory() {
        return memory.get();
    }

    void modelIs(ModelIdentity serving) {
        model = serving;
    }

    /** The model is about to be shown {@code conversation}. */
    void show(Conversation conversation) {
        shown = conversation;
    }

    /** What the model is about to be shown, as a recorder will have it. */
    void transcribed(Transcript request) {
        transcript = request;
    }

    Optional<Transcript> transcript() {
        return Optional.ofNullable(transcript);
    }

    void offers(ToolDescriptor tool) {
        tools.put(tool.name(), tool);
    }

    /** These tools stand beside each other: a server's may be named or described so that it is taken for another's. */
    void beside(Collection<ToolSpecification> tools) {
        boolean more = false;
        for (ToolSpecification tool : tools) {
            more |= beside.size() < MOST_TOOLS && !tool.equals(beside.put(tool.name(), tool));
        }
        if (more
                && beside.values().stream()
                        .anyMatch(tool -> McpIdentity.of(tool).isPresent())) {
            doubts = ToolDoubts.among(beside.values());
        }
    }

    /** The tool, with what speaks against it beside the others. */
    ToolDescriptor doubted(ToolDescriptor tool) {
        Set<String> codes = doubts.getOrDefault(tool.name(), Set.of());
        return codes.isEmpty() || tool.lock().isEmpty()
                ? tool
                : tool.standing(tool.lock().get().doubting(codes));
    }

    Optional<ToolDescriptor> tool(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /**
     * Remembers what {@code shown} was before something was cut from it: an argument out of a cut span is known as flagged, however
     * the model came by it.
     */
    void cut(String shown, Item whole) {
        if (cut.size() < MOST_CUT) {
            cut.merge(shown, List.of(whole), Session::both);
        }
    }

    /** What {@code shown} was before it was cut in this session: more than one text, where nothing but the mark is left of them. */
    List<Item> whole(String shown) {
        return cut.getOrDefault(shown, List.of());
    }

    private static List<Item> both(List<Item> some, List<Item> more) {
        return some.size() >= MOST_CUT
                ? some
                : Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The context of a text, with what was shown so far. */
    RequestContext context() {
        Conversation read = shown;
        return context(read == null ? Conversation.empty(id) : read);
    }

    RequestContext context(Conversation read) {
        return new RequestContext(subject, read, model);
    }

    /**
     * The context of a tool call. A call in a conversation that the firewall has not seen the model being shown has no known
     * subject either: it is denied rather than judged on missing facts.
     */
    RequestContext contextOfCall() {
        Conversation read = shown;
        return read == null ? new RequestContext(Optional.empty(), Conversation.empty(id), model) : context(read);
    }
}
