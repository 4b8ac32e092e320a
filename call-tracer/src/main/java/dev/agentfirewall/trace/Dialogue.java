package dev.agentfirewall.trace;

import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A conversation whose texts have been read, each with what the user pointed at in it. Confined to one trace. */
final class Dialogue {
    private final List<Part> parts;
    private final UserWords words;
    private final Suspicion suspicion;

    private Dialogue(List<Part> parts, UserWords words, Suspicion suspicion) {
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
        return new Dialogue(parts, words, suspicion);
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

    UserWords words() {
        return words;
    }
}
