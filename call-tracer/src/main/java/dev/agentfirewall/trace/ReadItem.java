package dev.agentfirewall.trace;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.trace.record.Entry;
import dev.agentfirewall.trace.record.Secrets;
import dev.agentfirewall.trace.record.Structure;
import dev.agentfirewall.trace.request.Orders;
import dev.agentfirewall.trace.request.Sentence;
import dev.agentfirewall.trace.request.Voice;
import dev.agentfirewall.trace.value.Match;
import dev.agentfirewall.trace.value.Value;
import dev.agentfirewall.trace.value.ValueIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One text of a conversation, read once: its values, its records, and what its sentences order. Thread-safe. */
final class ReadItem {
    private final String text;
    private final List<Span> flagged;
    private final ValueIndex values;
    private final Structure structure;
    private final Passages passages = new Passages();
    private volatile @Nullable Orders flaggedOrders; // racing threads find the same
    private volatile @Nullable Orders plainOrders;
    private volatile @Nullable Orders generousOrders;
    private volatile @Nullable Map<Value, String> secrets;

    private ReadItem(String text, List<Span> flagged, ValueIndex values, Structure structure) {
        this.text = text;
        this.flagged = flagged;
        this.values = values;
        this.structure = structure;
    }

    static ReadItem of(Item item, Suspicion suspicion) {
        return new ReadItem(item.text(), spans(item, suspicion), ValueIndex.of(item.text()), Structure.of(item.text()));
    }

    /** The same text, read with more or less suspicion. */
    ReadItem with(Item item, Suspicion suspicion) {
        return new ReadItem(text, spans(item, suspicion), values, structure);
    }

    private static List<Span> spans(Item item, Suspicion suspicion) {
        return suspicion.of(item.flaggedFindings()).stream()
                .map(finding -> clipped(finding.span(), item.text().length()))
                .toList();
    }

    private static Span clipped(Span span, int length) {
        return new Span(Math.min(span.start(), length), Math.min(span.end(), length));
    }

    int length() {
        return text.length();
    }

    Span all() {
        return new Span(0, text.length());
    }

    Digest digest(Span place) {
        return Digest.of(text.substring(place.start(), place.end()));
    }

    Passages passages() {
        return passages;
    }

    Structure structure() {
        return structure;
    }

    List<Match> find(Value value) {
        return values.find(value);
    }

    ValueIndex values() {
        return values;
    }

    /** Whether a place lies in words that were found to give orders. */
    boolean inFlagged(Span place) {
        return !flagged.isEmpty() && flagged.stream().anyMatch(span -> span.overlaps(place));
    }

    /** The innermost record of a place. */
    @Nullable
    Entry entryAt(Span place) {
        return structure.entryAt(place.start()).orElse(null);
    }

    /** What the sentences order that were found to give orders: read as generously as a user's own. */
    Orders flaggedOrders() {
        Orders found = flaggedOrders;
        if (found == null) {
            found = flagged.isEmpty() ? Orders.none() : Orders.in(sentences(true), Voice.USER);
            flaggedOrders = found;
        }
        return found;
    }

    /** What all other sentences order in so many words. */
    Orders plainOrders() {
        Orders found = plainOrders;
        if (found == null) {
            found = Orders.in(sentences(false), Voice.STRANGER);
            plainOrders = found;
        }
        return found;
    }

    /** What they order when they are read as generously as a user's own. */
    Orders generousOrders() {
        Orders found = generousOrders;
        if (found == null) {
            found = Orders.in(sentences(false), Voice.USER);
            generousOrders = found;
        }
        return found;
    }

    /** The secrets that its fields hold, and their kinds. */
    Map<Value, String> secrets() {
        Map<Value, String> found = secrets;
        if (found == null) {
            found = new LinkedHashMap<>();
            for (Secrets.Held held : Secrets.in(structure)) {
                found.put(Value.of(held.field().value(), ArgumentRole.OTHER), held.kind());
            }
            secrets = found;
        }
        return found;
    }

    private List<Sentence> sentences(boolean inFlagged) {
        return structure.sentences().stream()
                .filter(sentence -> inFlagged(sentence.span()) == inFlagged)
                .map(sentence -> new Sentence(sentence.text(), sentence.span()))
                .toList();
    }
}
