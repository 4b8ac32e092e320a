package dev.agentfirewall.trace;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.PastCall;
import dev.agentfirewall.json.JsonPointer;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.trace.Dialogue.Part;
import dev.agentfirewall.trace.record.Entry;
import dev.agentfirewall.trace.record.Field;
import dev.agentfirewall.trace.record.Structure;
import dev.agentfirewall.trace.value.Match;
import dev.agentfirewall.trace.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The records of one text that the user pointed at: by a name, a sender, a subject, a path or an address that stands in a short field of them,
 * by having them fetched through a value of the user's own, or by words that stand in the title of no other record. Trust attaches to the record, not to what a search returned beside it.
 *
 * <p>Words that give orders point at nothing. Immutable.
 */
final class Pointed {
    private static final Pointed NOTHING = new Pointed(List.of(), List.of());

    private static final int MAX_ARGUMENTS = 16;

    private final List<Span> records;
    private final List<Span> followed;

    private Pointed(List<Span> records, List<Span> followed) {
        this.records = List.copyOf(records);
        this.followed = List.copyOf(followed);
    }

    static Pointed in(Item item, ReadItem read, UserWords words, List<Part> before) {
        return item.call().isEmpty() && !words.points() && words.titles().isEmpty()
                ? NOTHING
                : new Search(read, words, before).run(item.call());
    }

    /** How many records it holds, and one for itself. */
    int size() {
        return records.size() + followed.size() + 1;
    }

    /** Whether a place lies in a record that the user pointed at. */
    boolean holds(Span place) {
        return records.stream().anyMatch(record -> record.overlaps(place));
    }

    /** Whether a place lies in a record that the user told the agent to follow. */
    boolean isFollowed(Span place) {
        return followed.stream().anyMatch(record -> record.overlaps(place));
    }

    /** Whether there is any record that the user told the agent to follow. */
    boolean isFollowed() {
        return !followed.isEmpty();
    }

    /** One search under way. */
    private static final class Search {
        private final ReadItem read;
        private final UserWords words;
        private final List<Part> before;
        private final List<NameWords> names;
        private final Set<Span> records = new HashSet<>();
        private final Set<Span> followed = new HashSet<>();

        Search(ReadItem read, UserWords words, List<Part> before) {
            this.read = read;
            this.words = words;
            this.before = before;
            this.names = read.structure().records().stream().map(NameWords::of).toList();
        }

        Pointed run(Optional<PastCall> call) {
            words.names().forEach(this::named);
            words.titles()
                    .described(read.structure().records())
                    .forEach(record -> point(record.span(), words.followsOneByKind()));
            call.ifPresent(this::fetched);
            return new Pointed(List.copyOf(records), List.copyOf(followed));
        }

        private void named(UserWords.Name name) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).are(name.parts())) {
                    point(read.structure().records().get(i).span(), name.followed());
                }
            }
            for (Match match : read.find(name.value())) {
                if (isShort(match.span())) {
                    point(match.span(), name.followed());
                }
            }
        }

        private void fetched(PastCall call) {
            JsonPointer.leaves(call.arguments()).values().stream()
                    .limit(MAX_ARGUMENTS)
                    .map(leaf -> Value.of(leaf, ArgumentRole.OTHER))
                    .filter(value -> !value.weak())
                    .forEach(this::fetched);
        }

        private void fetched(Value through) {
            boolean users = words.hold(through);
            if (!users && !stoodBefore(through, Pointed::holds)) {
                return;
            }
            boolean follow = words.follows(through)
                    || (users && words.followsOneByKind())
                    || stoodBefore(through, Pointed::isFollowed);
            if (isOne()) {
                point(new Span(0, read.length()), follow);
            } else {
                named(new UserWords.Name(through, follow));
            }
        }

        /** Whether {@code value} stands, outside words that give orders, in such records of an earlier text. */
        private boolean stoodBefore(Value value, BiPredicate<Pointed, Span> inRecords) {
            return before.stream()
                    .anyMatch(part -> part.read().find(value).stream()
                            .map(Match::span)
                            .anyMatch(place -> !part.read().inFlagged(place) && inRecords.test(part.pointed(), place)));
        }

        /** Whether the whole text is one record, such as a page or a file that was read. */
        private boolean isOne() {
            Structure structure = read.structure();
            return switch (structure.format()) {
                case PROSE, LINES, HTML, MAIL -> true;
                default ->
                    structure.records().stream()
                                    .filter(entry -> structure.parentOf(entry).isEmpty())
                                    .count()
                            <= 1;
            };
        }

        private boolean isShort(Span place) {
            if (read.inFlagged(place)) {
                return false;
            }
            Field field = read.structure().fieldAt(place.start()).orElse(null);
            return field == null || field.value().length() <= NameWords.LONGEST;
        }

        private void point(Span place, boolean follow) {
            Entry entry = read.entryAt(place);
            Span record = entry == null || place.length() == read.length() ? place : entry.span();
            records.add(record);
            if (follow) {
                followed.add(record);
            }
        }
    }
}
