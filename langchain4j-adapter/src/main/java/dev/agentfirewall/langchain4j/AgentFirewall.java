package dev.agentfirewall.langchain4j;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.recording.EvidenceKeeper;
import dev.agentfirewall.recording.RunRecorder;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Firewall} as LangChain4j sees it. Installed once, it guards every AI service that is built afterwards:
 *
 * <pre>{@code
 * AgentFirewall.builder(firewall)
 *         .subjects(invocation -> currentUser())
 *         .build()
 *         .install();
 * }</pre>
 *
 * <p>Or it guards what it is given: a service by {@link #services}, a model, a provider, a retriever. It translates between the two and
 * decides nothing. Thread-safe.
 */
public final class AgentFirewall {
    private static final AtomicReference<@Nullable Installed> INSTALLED = new AtomicReference<>();

    private final Firewall firewall;
    private final SubjectResolver subjects;
    private final ToolDescriptors descriptors;
    private final ConversationNames names;
    private final Optional<ModelIdentity> model;
    private final boolean requiresProvenance;
    private final Recording recording;
    private final Sessions sessions = new Sessions();
    private final Installed itself = new Installed(this);

    private AgentFirewall(Builder builder, SubjectResolver subjects) {
        this.firewall = builder.firewall;
        this.subjects = subjects;
        this.descriptors = new ToolDescriptors(builder.declarations);
        this.names = new ConversationNames(builder.conversations);
        this.model = Optional.ofNullable(builder.model);
        this.requiresProvenance = builder.requiresProvenance;
        this.recording = new Recording(builder.recorder, builder.evidence);
    }

    public static Builder builder(Firewall firewall) {
        return new Builder(firewall);
    }

    /** Guards every AI service built from now on, in this process. Replaces the one installed before. */
    public AgentFirewall install() {
        INSTALLED.set(itself);
        return this;
    }

    /** Ends {@link #install}, if this is the one installed: services built from now on are refused, those there stay guarded. */
    public void uninstall() {
        INSTALLED.compareAndSet(itself, null);
    }

    /**
     * Guards every AI service built from now on, in this process, by the firewall that {@code source} has when the service is built: for a container
     * that makes its parts when they are first needed, in an order that nobody has written down. While {@code source} throws, no service is built.
     *
     * @return ends it, if it is still what is installed
     */
    public static Runnable installFrom(Supplier<AgentFirewall> source) {
        Installed installed = new Installed(source);
        INSTALLED.set(installed);
        return () -> INSTALLED.compareAndSet(installed, null);
    }

    /** What stands in the hook; two of the same firewall are two. */
    private static final class Installed {
        private final Supplier<AgentFirewall> source;

        Installed(Supplier<AgentFirewall> source) {
            this.source = source;
        }

        Installed(AgentFirewall firewall) {
            this.source = () -> firewall;
        }
    }

    static Optional<AgentFirewall> installed() {
        return Optional.ofNullable(INSTALLED.get()).map(installed -> installed.source.get());
    }

    /** A builder of a guarded service, hook or no hook: instead of {@code AiServices.builder(service)}. */
    public <T> AiServices<T> services(Class<T> service) {
        return AiServices.builder(new GuardedServiceContext(service, this));
    }

    /** The model, with every request and answer judged. */
    public ChatModel guard(ChatModel raw) {
        return guards(raw) ? raw : new FirewalledChatModel(exchange(this::sessionOf), raw);
    }

    /** The streaming model, with every request and answer judged; its words go on as soon as they are. */
    public StreamingChatModel guard(StreamingChatModel raw) {
        return guards(raw) ? raw : new FirewalledStreamingChatModel(exchange(this::sessionOf), raw);
    }

    /** The provider, with every tool guarded. */
    public ToolProvider guardProvider(ToolProvider raw) {
        return raw instanceof GuardedToolProvider ? raw : new GuardedToolProvider(this, raw);
    }

    /** The {@code @Tool} methods of {@code objects}, guarded, for {@code AiServices.tools(List)}. */
    public List<AiServiceTool> guardTools(Object... objects) {
        return Arrays.stream(objects)
                .flatMap(object -> ToolService.findTools(object).stream())
                .map(tool -> guarded(tool, null))
                .toList();
    }

    /** The retriever, with every chunk judged. */
    public ContentRetriever guardRetriever(ContentRetriever raw) {
        return raw instanceof GuardedContentRetriever ? raw : new GuardedContentRetriever(this, raw);
    }

    /** The augmentor, with every chunk judged and marked as what it is. */
    public RetrievalAugmentor guardAugmentor(RetrievalAugmentor raw) {
        return guards(raw) ? raw : new GuardedRetrievalAugmentor(this, raw);
    }

    /** What a pipeline that stores documents needs. */
    public GuardedIngestion ingestion() {
        return new GuardedIngestion(this, Optional.empty());
    }

    /** A conversation outside AI services: for loops written by hand. */
    public FirewallSession session(Subject subject, ConversationId conversation) {
        return new FirewallSession(this, new Session(Optional.of(subject), conversation, Optional::empty));
    }

    /**
     * Going on with the calls that waited for people, in a service that was built with {@code chatMemory(memory)}.
     *
     * @param service the AI service whose conversation it is
     * @param subject who acts, as on the day when the calls were proposed
     */
    public Resumption resumption(Class<?> service, Subject subject, ChatMemory memory) {
        return resumption(service, subject, ConversationNames.DEFAULT_MEMORY, memory);
    }

    /**
     * The same, in a service that was built with a {@code chatMemoryProvider}.
     *
     * @param memoryId what the service's method is given as {@code @MemoryId}
     */
    public Resumption resumption(Class<?> service, Subject subject, Object memoryId, ChatMemory memory) {
        InvocationContext invocation = InvocationContext.builder()
                .invocationId(UUID.randomUUID())
                .interfaceName(service.getName())
                .chatMemoryId(memoryId)
                .timestampNow()
                .build();
        ConversationId id = names.of(invocation, true, Optional.of(subject));
        Session session = new Session(Optional.of(subject), id, () -> Optional.of(memory));
        model.ifPresent(session::modelIs);
        return new Resumption(this, session, invocation, memory);
    }

    boolean guards(ChatModel some) {
        return some instanceof FirewalledChatModel guarded && guarded.isOf(this);
    }

    boolean guards(StreamingChatModel some) {
        return some instanceof FirewalledStreamingChatModel guarded && guarded.isOf(this);
    }

    boolean guards(RetrievalAugmentor some) {
        return some instanceof GuardedRetrievalAugmentor guarded && guarded.isOf(this);
    }

    boolean requiresProvenance() {
        return requiresProvenance;
    }

    Firewall firewall() {
        return firewall;
    }

    Recording recording() {
        return recording;
    }

    Sessions sessions() {
        return sessions;
    }

    ToolDescriptors descriptors() {
        return descriptors;
    }

    Exchange exchange(Function<ChatRequest, Session> source) {
        return new Exchange(this, source, model);
    }

    /** Opens the session of an invocation that starts: who acts is asked for here, and nowhere later. */
    Session open(InvocationContext invocation, boolean remembers, Supplier<Optional<ChatMemory>> memory) {
        Optional<Subject> subject = safely(() -> subjects.resolve(invocation));
        ConversationId id = names.of(invocation, remembers, subject);
        return new Session(subject, id, memory);
    }

    /** The session of a request: its invocation's, or that of whoever acts outside one. */
    private Session sessionOf(ChatRequest request) {
        return sessions.of(request).orElseGet(() -> {
            Optional<Subject> subject = safely(subjects::resolveOutside);
            return new Session(subject, names.of(request, subject), Optional::empty);
        });
    }

    /** The session of an invocation, or that of whoever acts outside one. */
    Session sessionOf(@Nullable InvocationContext invocation) {
        return sessions.of(invocation).orElseGet(this::outside);
    }

    /** A session outside any invocation. */
    Session outside() {
        Optional<Subject> subject = safely(subjects::resolveOutside);
        return new Session(subject, names.outside(subject), Optional::empty);
    }

    // A resolver that throws knows no subject; what it says may name a user.
    private static Optional<Subject> safely(Supplier<@Nullable Optional<Subject>> asked) {
        try {
            Optional<Subject> subject = asked.get();
            return subject == null ? Optional.empty() : subject;
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    AiServiceTool guarded(AiServiceTool tool, @Nullable InvocationContext invocation) {
        return tool.toBuilder()
                .toolExecutor(guarded(tool.toolSpecification(), tool.toolExecutor(), invocation))
                .build();
    }

    ToolExecutor guarded(ToolSpecification offer, ToolExecutor raw, @Nullable InvocationContext invocation) {
        GuardedToolExecutor guarded = raw instanceof GuardedToolExecutor already
                ? already
                : guarded(offer, raw, (Function<InvocationContext, Session>) this::calling);
        sessions.of(invocation).ifPresent(session -> {
            session.offers(guarded.tool());
            session.beside(List.of(offer));
        });
        return guarded;
    }

    GuardedToolExecutor guarded(
            ToolSpecification offer, ToolExecutor raw, Function<InvocationContext, Session> source) {
        return new GuardedToolExecutor(firewall, recording, offer, descriptors.describe(offer, raw), raw, source);
    }

    private Session calling(InvocationContext invocation) {
        return sessions.of(invocation).orElseGet(Session::ofNobody);
    }

    /** Records that a tool was asked for that is not there. Were policy to permit it, there would still be nothing to run. */
    void refuseUnknown(ToolExecutionRequest request) {
        Session session = sessions.of(request).orElseGet(Session::ofNobody);
        ToolDescriptor tool = ToolDescriptors.invented(request.name() == null ? "" : request.name());
        String arguments = request.arguments() == null ? "" : request.arguments();
        String id = request.id() == null ? "" : request.id();
        firewall.guard(session.contextOfCall(), new ProposedCall(id, tool, arguments), call -> {
            throw new IllegalStateException("there is no such tool");
        });
    }

    /** Builds an {@link AgentFirewall}. */
    public static final class Builder {
        private final Firewall firewall;
        private @Nullable SubjectResolver subjects;
        private ToolDeclarations declarations = ToolDeclarations.NONE;
        private @Nullable Function<InvocationContext, String> conversations;
        private @Nullable ModelIdentity model;
        private boolean requiresProvenance;
        private @Nullable RunRecorder recorder;
        private @Nullable EvidenceKeeper evidence;

        private Builder(Firewall firewall) {
            this.firewall = firewall;
        }

        /** Who acts. There is no default. */
        public Builder subjects(SubjectResolver tells) {
            subjects = tells;
            return this;
        }

        /** What tools do that carry no {@link ToolPolicy}. */
        public Builder declarations(ToolDeclarations says) {
            declarations = says;
            return this;
        }

        /** How conversations are named; by service and chat memory id, unless told. */
        public Builder conversations(Function<InvocationContext, String> names) {
            conversations = names;
            return this;
        }

        /** Which model serves, where its name in the request does not tell, or its bytes are known. */
        public Builder model(ModelIdentity serves) {
            model = serves;
            return this;
        }

        /**
         * Retrieved chunks without a complete record of provenance count as not screened to their end: `provenance.missing`, which the default policy
         * refuses. One that changed since it was screened, `provenance.changed`, is refused with or without this.
         */
        public Builder requireProvenance() {
            requiresProvenance = true;
            return this;
        }

        /**
         * Who takes note of what models are shown and say, such as a {@code FileRunRecorder}: nobody, unless told. The host closes it.
         */
        public Builder recorder(RunRecorder records) {
            recorder = records;
            return this;
        }

        /**
         * Who keeps evidence, such as a {@code Vault}: nobody, unless told. What it must keep and cannot goes no further. The host closes it.
         */
        public Builder evidence(EvidenceKeeper keeps) {
            evidence = keeps;
            return this;
        }

        /**
         * The firewall for LangChain4j.
         *
         * @throws IllegalStateException when nobody tells who acts
         */
        public AgentFirewall build() {
            if (subjects == null) {
                throw new IllegalStateException("a firewall must know who acts: call `subjects(…)`, such as with"
                        + " `invocation -> currentUser()`");
            }
            return new AgentFirewall(this, subjects);
        }
    }
}
