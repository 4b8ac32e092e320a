package dev.agentfirewall.langchain4j;

import dev.agentfirewall.enforcement.Screened;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.rag.content.Content;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges retrieved chunks, each by itself. */
final class ChunkScreen {
    private static final List<String> SOURCES = List.of("source", "url", "file_name", "id");
    private static final int LONGEST_SOURCE = 200;

    private ChunkScreen() {}

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
        Session session = firewall.sessionOf(invocation);
        return chunks.stream().map(chunk -> judged(firewall, session, chunk)).toList();
    }

    private static Judged judged(AgentFirewall firewall, Session session, Content chunk) {
        TextSegment segment = chunk.textSegment();
        Optional<String> shown = text(firewall, session, segment.metadata(), segment.text());
        return new Judged(chunk, shown.map(text -> text.equals(segment.text()) ? chunk : cut(chunk, text)));
    }

    private static Content cut(Content chunk, String text) {
        Metadata metadata = chunk.textSegment().metadata();
        return Content.from(TextSegment.from(text, metadata), chunk.metadata());
    }

    /** The text as it may be shown, empty when it may not. */
    static Optional<String> text(AgentFirewall firewall, Session session, Metadata metadata, String text) {
        Screened screened = firewall.firewall()
                .screen(session.context(), dev.agentfirewall.enforcement.Content.retrieved(sourceOf(metadata), text));
        if (screened instanceof Screened.Redacted redacted) {
            session.cut(redacted.text(), redacted.item());
        }
        return screened.shown().filter(some -> !some.isBlank());
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
