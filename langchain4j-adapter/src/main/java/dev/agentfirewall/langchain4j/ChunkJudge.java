package dev.agentfirewall.langchain4j;

import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.SegmentProvenance;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.rag.content.Content;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges retrieved chunks, each by itself: its text, its metadata, and whether its record of provenance still holds. What was found at
 * ingestion counts too: a label that a store kept can only tighten.
 */
final class ChunkJudge {
    private static final List<String> SOURCES = List.of("source", "url", "file_name", "id");
    private static final int LONGEST_SOURCE = 200;

    private final AgentFirewall firewall;
    private final Session session;

    ChunkJudge(AgentFirewall firewall, Session session) {
        this.firewall = firewall;
        this.session = session;
    }

    /**
     * A chunk and what became of it.
     *
     * @param content as it was retrieved
     * @param shown as it may be shown, empty when it may not
     */
    record Judged(Content content, Optional<Content> shown) {
        String source() {
            return sourceOf(content.textSegment().metadata());
        }
    }

    static List<Judged> judged(AgentFirewall firewall, @Nullable InvocationContext invocation, List<Content> chunks) {
        ChunkJudge judge = new ChunkJudge(firewall, firewall.sessionOf(invocation));
        return chunks.stream().map(judge::judged).toList();
    }

    private Judged judged(Content chunk) {
        TextSegment segment = chunk.textSegment();
        Optional<TextSegment> shown = shown(retrieved(segment)).map(text -> {
            Metadata metadata = new MetadataScreen(this).judged(segment.metadata());
            return text.equals(segment.text()) && metadata.equals(segment.metadata())
                    ? segment
                    : TextSegment.from(text, metadata);
        });
        return new Judged(
                chunk, shown.map(kept -> kept.equals(segment) ? chunk : Content.from(kept, chunk.metadata())));
    }

    private dev.agentfirewall.enforcement.Content retrieved(TextSegment segment) {
        Metadata metadata = segment.metadata();
        dev.agentfirewall.enforcement.Content content =
                dev.agentfirewall.enforcement.Content.retrieved(sourceOf(metadata), segment.text(), label(metadata));
        return doubt(segment).map(content::doubted).orElse(content);
    }

    private Optional<String> doubt(TextSegment segment) {
        SegmentProvenance.Reading reading =
                SegmentProvenance.read(segment.metadata().toMap(), segment.text());
        if (reading instanceof SegmentProvenance.Reading.Changed) {
            return Optional.of("provenance.changed");
        }
        return reading instanceof SegmentProvenance.Reading.Missing && firewall.requiresProvenance()
                ? Optional.of("provenance.missing")
                : Optional.empty();
    }

    /** What the metadata's own words make a text worth: never more than a stranger's. */
    private static Label label(Metadata metadata) {
        Integrity stored = SegmentProvenance.integrityIn(metadata.toMap()).orElse(Integrity.UNTRUSTED);
        return new Label(Integrity.UNTRUSTED.join(stored), Confidentiality.INTERNAL);
    }

    /** The text as it may be shown, empty when it may not. */
    Optional<String> shown(dev.agentfirewall.enforcement.Content content) {
        return screened(content).shown().filter(some -> !some.isBlank());
    }

    Screened screened(dev.agentfirewall.enforcement.Content content) {
        Screened screened = firewall.firewall().screen(session.context(), content);
        if (screened instanceof Screened.Redacted redacted) {
            session.cut(redacted.text(), redacted.item());
        }
        return screened;
    }

    /** Where a chunk says it comes from; its word is for records and questions, and earns it no trust. */
    static String sourceOf(Metadata metadata) {
        return SOURCES.stream()
                .flatMap(key -> Stream.ofNullable(metadata.toMap().get(key)))
                .map(String::valueOf)
                .filter(source -> !source.isBlank())
                .map(source -> source.substring(0, Math.min(source.length(), LONGEST_SOURCE)))
                .findFirst()
                .orElse("document");
    }
}
