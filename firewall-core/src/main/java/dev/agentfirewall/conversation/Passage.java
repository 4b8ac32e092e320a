package dev.agentfirewall.conversation;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Span;
import java.util.List;

/**
 * One mail, document or other record among the texts of a conversation: what somebody wrote as one thing, and a person can endorse as one.
 * Not what was found beside it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Passage {
    private final Item item;
    private final Span place;
    private final String author;
    private final Origin origin;

    /**
     * @param item a tool's result or a document
     * @param place where in its text the passage stands
     * @param digest of the text at that place
     * @param author who wrote it by its own account, which anybody may forge; empty where it names nobody
     * @throws IllegalArgumentException when {@code item} is neither, or the place not in it
     */
    public Passage(Item item, Span place, Digest digest, String author) {
        if (place.end() > item.text().length()) {
            throw new IllegalArgumentException("a passage stands in its text");
        }
        this.item = item;
        this.place = place;
        this.author = author;
        this.origin = narrowed(item.origin(), digest);
    }

    private static Origin narrowed(Origin origin, Digest digest) {
        if (origin instanceof Origin.ToolOutput result) {
            return new Origin.ToolOutput(result.tool(), digest);
        }
        if (origin instanceof Origin.RetrievedDocument document) {
            return new Origin.RetrievedDocument(document.source(), digest);
        }
        throw new IllegalArgumentException("a passage is a stranger's, not of kind `" + origin.kind() + "`");
    }

    /** Its name: where it came from, with the digest of its own text. Two with one name say the same, to the letter. */
    public Origin origin() {
        return origin;
    }

    /** The digest of its own text. */
    public Digest digest() {
        return origin instanceof Origin.ToolOutput result
                ? result.output()
                : ((Origin.RetrievedDocument) origin).document();
    }

    /** Who wrote it by its own account; empty where it names nobody. */
    public String author() {
        return author;
    }

    /** What it says, for the person who is asked about it. */
    public String text() {
        return item.text().substring(place.start(), place.end());
    }

    /** The call that fetched it, and all else that is known of the text around it. */
    public Item item() {
        return item;
    }

    /** The rules that found something in it, each once, in order. */
    public List<String> findings() {
        return item.report().findings().stream()
                .filter(finding -> finding.span().overlaps(place))
                .map(Finding::rule)
                .distinct()
                .sorted()
                .toList();
    }

    /** Tells kind and digest; what it says is guarded. */
    @Override
    public String toString() {
        return "passage of a " + origin.kind() + " " + digest();
    }
}
