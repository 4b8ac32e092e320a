package dev.agentfirewall.trace;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.trace.record.Author;
import dev.agentfirewall.trace.record.Secrets;
import dev.agentfirewall.trace.request.Delegation;
import dev.agentfirewall.trace.request.Order;
import dev.agentfirewall.trace.request.UserTask;
import dev.agentfirewall.trace.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All that the user has said in a conversation: what it orders, and the names by which it points at sources. Immutable. */
final class UserWords {
    private static final int MAX_NAMES = 128;

    private final List<ReadItem> said;
    private final UserTask task;
    private final List<Name> names;

    private UserWords(List<ReadItem> said, UserTask task, List<Name> names) {
        this.said = said;
        this.task = task;
        this.names = names;
    }

    /**
     * A name by which the user points at something.
     *
     * @param followed whether the user told the agent to do what stands there
     */
    record Name(Value value, boolean followed) {

        /** Whether an author goes by this name: {@code Bob} is who writes as {@code bob.smith@example.org}. */
        boolean isOf(Author author) {
            Set<String> parts = words(value.text());
            return !parts.isEmpty()
                    && (author.name().map(Name::words).orElse(Set.of()).containsAll(parts)
                            || author.address()
                                    .map(Name::local)
                                    .orElse(Set.of())
                                    .containsAll(parts));
        }

        /** Whether a record's title or file name is this name, whatever stands between its words. */
        boolean isTitle(String title) {
            Set<String> parts = words(value.text());
            return parts.size() > 1 && words(title).containsAll(parts);
        }

        private static Set<String> local(String address) {
            return words(address.substring(0, address.indexOf('@')));
        }

        private static Set<String> words(String text) {
            Set<String> found = new HashSet<>();
            for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", 16)) {
                if (word.length() > 1) {
                    found.add(word);
                }
            }
            return found;
        }
    }

    static UserWords of(List<Item> items, Function<Item, ReadItem> reader) {
        UserTask task = UserTask.read(items.stream().map(Item::text).toList());
        return new UserWords(items.stream().map(reader).toList(), task, names(task));
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
