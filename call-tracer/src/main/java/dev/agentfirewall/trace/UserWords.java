package dev.agentfirewall.trace;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.trace.record.Secrets;
import dev.agentfirewall.trace.request.Delegation;
import dev.agentfirewall.trace.request.Order;
import dev.agentfirewall.trace.request.UserTask;
import dev.agentfirewall.trace.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All that the user has said in a conversation: what it orders, and the names by which it points at sources. Immutable. */
final class UserWords {
    private static final int MAX_NAMES = 128;
    /** Deeds that say nothing of what is done. */
    private static final Set<String> DOING = Set.of("make", "perform", "follow", "use");

    private final List<Digest> digests;
    private final List<ReadItem> said;
    private final UserTask task;
    private final List<Name> names;
    private final Titles titles;

    private UserWords(List<Digest> digests, List<ReadItem> said, UserTask task, List<Name> names, Titles titles) {
        this.digests = digests;
        this.said = said;
        this.task = task;
        this.names = names;
        this.titles = titles;
    }

    /**
     * A name by which the user points at something.
     *
     * @param followed whether the user told the agent to do what stands there
     * @param parts its words
     */
    record Name(Value value, boolean followed, Set<String> parts) {
        Name(Value value, boolean followed) {
            this(value, followed, NameWords.of(value.text()));
        }
    }

    static UserWords of(List<Item> items, Function<Item, ReadItem> reader) {
        List<String> texts = items.stream().map(Item::text).toList();
        UserTask task = UserTask.read(texts);
        return new UserWords(
                items.stream().map(Item::digest).toList(),
                items.stream().map(reader).toList(),
                task,
                names(task),
                Titles.in(texts));
    }

    private static List<Name> names(UserTask task) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        for (Delegation source : task.delegations().list()) {
            source.names().forEach(name -> found.merge(name, source.orders(), Boolean::logicalOr));
        }
        task.mentions().forEach(mention -> found.putIfAbsent(mention, false));
        List<Name> names = new ArrayList<>();
        found.forEach((name, followed) -> {
            Value value = Value.of(name, ArgumentRole.OTHER);
            if (!value.weak() && names.size() < MAX_NAMES) {
                names.add(new Name(value, followed));
            }
        });
        return List.copyOf(names);
    }

    /** The digests of all that the user has said. */
    List<Digest> digests() {
        return digests;
    }

    /** How many characters the user has said. */
    int length() {
        return said.stream().mapToInt(ReadItem::length).sum();
    }

    List<Order> orders() {
        return task.orders().list();
    }

    List<Name> names() {
        return names;
    }

    /** Whether the user points at anything at all. */
    boolean points() {
        return !names.isEmpty();
    }

    /** The words by which the user describes sources. */
    Titles titles() {
        return titles;
    }

    /** Whether the user told the agent to follow a source and named only what kind of thing it is: "do what the letter asks". */
    boolean followsOneByKind() {
        return task.delegations().followed().stream()
                .anyMatch(source -> source.names().isEmpty());
    }

    /**
     * Whether a source that the user told the agent to follow may order {@code effect}: "do what the letter asks" leaves everything to it, "book
     * it as they say" bookings alone.
     */
    boolean leaveToSources(Effect effect) {
        Set<Effect> own = task.effects();
        boolean anything = orders().stream().map(Order::act).anyMatch(DOING::contains);
        return anything || own.contains(effect) || own.equals(Set.of(Effect.READ));
    }

    /** Whether the user's own words hold {@code value}. */
    boolean hold(Value value) {
        return said.stream().anyMatch(read -> !read.find(value).isEmpty());
    }

    /** Whether the user's own words name a secret of {@code kind}. */
    boolean name(String kind) {
        return Secrets.words(kind).stream().anyMatch(word -> hold(Value.of(word, ArgumentRole.OTHER)));
    }

    /** Whether {@code value} names a source that the user told the agent to follow. */
    boolean follows(Value value) {
        return task.delegations().followed().stream()
                .flatMap(source -> source.names().stream())
                .anyMatch(name -> name.equalsIgnoreCase(value.text()));
    }

    Task task() {
        return task.task();
    }
}
