package dev.agentfirewall.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Weigher;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Repeat;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.trace.request.Asked;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who wanted this call? Traces each value of a call through dates, amounts, spellings and encodings into the records of the conversation, tells
 * which of them the user pointed at, and reads the user's and the strangers' sentences for who ordered what the tool is for.
 *
 * <p><b>Limitations.</b> Words are compared, not meanings: a paraphrase, a translation or a computation over strangers' values has no source, and
 * an order in words that are on no list has nobody. An attack that only wants another answer makes no call to be traced.
 *
 * <p>Thread-safe. Each text is read once and remembered while it is in use, up to {@value #MAX_REMEMBERED} characters in all;
 * of a conversation that is idle nothing is kept.
 */
public final class ConversationTracer implements CallTracer, Vitals {
    private static final long MAX_REMEMBERED = 32L << 20;
    private static final Set<ArgumentRole> SINKS =
            Set.of(ArgumentRole.RECIPIENT, ArgumentRole.URL, ArgumentRole.ACCOUNT, ArgumentRole.COMMAND);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Cache<Key, ReadItem> texts;
    private final Cache<List<Digest>, UserWords> requests;
    private final Pointings pointings;

    /** A tracer that forgets a text of which nothing was asked for ten minutes. */
    public ConversationTracer() {
        this(IDLE);
    }

    /**
     * A tracer that forgets a text of which nothing was asked for a while; when it is asked for again, it is read again.
     *
     * @param idle how long it is remembered
     */
    public ConversationTracer(Duration idle) {
        texts = remembering(idle, (Key key, ReadItem read) -> read.length() + 256);
        requests = remembering(idle, (List<Digest> said, UserWords words) -> words.length() + 256);
        pointings = new Pointings(idle);
    }

    private static <K, V> Cache<K, V> remembering(Duration idle, Weigher<K, V> weigher) {
        return Caffeine.newBuilder()
                .maximumWeight(MAX_REMEMBERED)
                .weigher(weigher)
                .expireAfterAccess(idle)
                .scheduler(Scheduler.systemScheduler()) // idle texts go even where no other comes
                .executor(Runnable::run) // eviction on the caller's thread: no hidden pool
                .recordStats()
                .build();
    }

    /** How its caches of texts and of requests do. */
    @Override
    public List<Vital> vitals() {
        return Stream.of(told("traced_texts", texts), told("traced_requests", requests))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Vital> told(String name, Cache<?, ?> cache) {
        return Vital.ofCache(
                name,
                cache::estimatedSize,
                () -> cache.stats().hitCount(),
                () -> cache.stats().missCount(),
                () -> cache.stats().evictionCount());
    }

    @Override
    public CallFacts trace(Conversation conversation, Label read, ToolCall call, long done) {
        CallFacts facts = trace(conversation, read, call, done, Suspicion.RULES_ALONE);
        if (conversation.items().stream().map(Item::flaggedFindings).noneMatch(Suspicion::matters)) {
            return facts;
        }
        boolean asked = call.tool().primaryEffect() == Effect.READ || isOrdered(facts);
        CallFacts suspicious =
                trace(conversation, read, call, done, asked ? Suspicion.SURE_MODEL : Suspicion.ANY_MODEL);
        return isDictated(suspicious, call) ? suspicious : facts;
    }

    /** Whether the user ordered it, or somebody whom the user told the agent to follow. */
    private static boolean isOrdered(CallFacts facts) {
        return facts.requestedBy().stream()
                .anyMatch(source -> source.pointed() || source.item().origin() instanceof Origin.UserInput);
    }

    /** Whether words under suspicion order just this, or say where it goes. */
    private static boolean isDictated(CallFacts facts, ToolCall call) {
        return facts.requestedBy().stream().anyMatch(Trace.Source::flagged)
                || facts.arguments().entrySet().stream()
                        .anyMatch(argument -> SINKS.contains(call.tool().roleOf(argument.getKey()))
                                && argument.getValue().label().integrity() == Integrity.FLAGGED);
    }

    private CallFacts trace(Conversation conversation, Label read, ToolCall call, long done, Suspicion suspicion) {
        UserWords words = words(conversation);
        Dialogue dialogue = Dialogue.of(conversation, item -> read(item, suspicion), words, pointings, suspicion);
        Asked asked = Asked.of(call.tool());
        Contest contest = Contest.of(dialogue, asked);
        Requesters requesters = Requesters.of(dialogue, asked, contest);
        ArgumentTracer tracer = new ArgumentTracer(dialogue, read, contest);
        Map<String, Trace> arguments = new LinkedHashMap<>();
        call.leaves()
                .forEach((pointer, leaf) ->
                        arguments.put(pointer, tracer.trace(leaf, call.tool().roleOf(pointer))));
        return new CallFacts(arguments, requesters.sources(), words.task(), new Repeat(requesters.times(), done));
    }

    @Override
    public Task task(Conversation conversation) {
        return words(conversation).task();
    }

    private ReadItem read(Item item, Suspicion suspicion) {
        ReadItem known =
                texts.get(Key.of(item, Suspicion.RULES_ALONE), key -> ReadItem.of(item, Suspicion.RULES_ALONE));
        return suspicion == Suspicion.RULES_ALONE || !Suspicion.matters(item.flaggedFindings())
                ? known
                : texts.get(Key.of(item, suspicion), key -> known.with(item, suspicion));
    }

    private UserWords words(Conversation conversation) {
        List<Item> said = conversation.items().stream()
                .filter(item -> item.origin() instanceof Origin.UserInput)
                .toList();
        return requests.get(
                said.stream().map(Item::digest).toList(),
                key -> UserWords.of(said, item -> read(item, Suspicion.RULES_ALONE)));
    }

    /** One text as it was screened, read with so much suspicion. */
    private record Key(Digest text, ScanReport report, Suspicion suspicion) {
        static Key of(Item item, Suspicion suspicion) {
            return new Key(item.digest(), item.report(), suspicion);
        }
    }
}
