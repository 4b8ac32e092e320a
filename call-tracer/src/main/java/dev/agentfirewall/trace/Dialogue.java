package dev.agentfirewall.trace;

import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.provenance.Endorsement;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A conversation whose texts have been read, each with what the user pointed at in it. Confined to one trace. */
final class Dialogue {
    private final Conversation conversation;
    private final List<Part> parts;
    private final UserWords words;
    private final Suspicion suspicion;

    private Dialogue(Conversation conversation, List<Part> parts, UserWords words, Suspicion suspicion) {
        this.conversation = conversation;
        this.parts = parts;
        this.words = words;
        this.suspicion = suspicion;
    }

    /** One text: itself, what was read in it, and the records in it that the user pointed at. */
    record Part(Item item, ReadItem read, Pointed pointed) {

        boolean isUsers() {
            return item.origin() instanceof Origin.UserInput;
        }

        /** Whether somebody else wrote it, so that its sentences may order things and its values may be anybody's. */
        boolean isStrangers() {
            boolean foreign =
                    item.origin() instanceof Origin.ToolOutput || item.origin() instanceof Origin.RetrievedDocument;
            return foreign && item.label().integrity().compareTo(Integrity.UNTRUSTED) >= 0;
        }
    }

    static Dialogue of(
            Conversation conversation,
            Function<Item, ReadItem> reader,
            UserWords words,
            Pointings pointings,
            Suspicion suspicion) {
        List<Item> items = conversation.items();
        Pointings.Key key = Pointings.Key.of(words.digests(), items);
        List<Pointed> known = pointings.of(key);
        List<Part> parts = new ArrayList<>(items.size());
        for (Item item : items) {
            ReadItem read = reader.apply(item);
            int at = parts.size();
            parts.add(new Part(item, read, at < known.size() ? known.get(at) : Pointed.in(item, read, words, parts)));
        }
        if (known.size() < parts.size()) {
            pointings.remember(key, parts.stream().map(Part::pointed).toList());
        }
        return new Dialogue(conversation, parts, words, suspicion);
    }

    List<Part> parts() {
        return parts;
    }

    List<Part> strangers() {
        return parts.stream().filter(Part::isStrangers).toList();
    }

    /** Which findings make words count as orders. */
    Suspicion suspicion() {
        return suspicion;
    }

    /** What a person could endorse of the words around a place, or has: a stranger's, in which no orders were found. */
    Optional<Passage> passage(Part part, Span place) {
        if (!part.isStrangers()) {
            return Optional.empty();
        }
        Optional<Passage> endorsed =
                anyEndorsed() ? around(part, place).filter(this::endorsed).findFirst() : Optional.empty();
        return endorsed.or(() -> around(part, place).findFirst());
    }

    private static Stream<Passage> around(Part part, Span place) {
        return part.read().passages().around(place, part.read(), part.item());
    }

    /** Whether a person said that it may be acted on. */
    boolean endorsed(Passage passage) {
        return conversation.endorsed().containsKey(passage.origin());
    }

    boolean anyEndorsed() {
        return !conversation.endorsed().isEmpty();
    }

    /** A person's word for where {@code source} stands. */
    Optional<Endorsement> endorsement(Trace.Source source) {
        return conversation.endorsement(source);
    }

    UserWords words() {
        return words;
    }
}
