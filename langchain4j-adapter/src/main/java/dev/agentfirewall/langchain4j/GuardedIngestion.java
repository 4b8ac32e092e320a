package dev.agentfirewall.langchain4j;

import dev.langchain4j.data.document.DocumentTransformer;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.data.segment.TextSegmentTransformer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two transformers that judge what a pipeline stores: whole documents, because an order can straddle a split; and each segment, because what is
 * stored is the segment. What may not be stored is left out.
 *
 * <pre>{@code
 * EmbeddingStoreIngestor.builder()
 *         .documentTransformer(firewall.ingestion().documents())
 *         .textSegmentTransformer(firewall.ingestion().segments())
 * }</pre>
 */
public final class GuardedIngestion {
    private final AgentFirewall firewall;

    GuardedIngestion(AgentFirewall firewall) {
        this.firewall = firewall;
    }

    /** Judges whole documents. */
    public DocumentTransformer documents() {
        return document -> ChunkScreen.text(
                        firewall,
                        firewall.sessionOf((dev.langchain4j.invocation.InvocationContext) null)
                                .context(),
                        document.metadata(),
                        document.text())
                .map(text -> dev.langchain4j.data.document.Document.from(text, document.metadata()))
                .orElse(null);
    }

    /** Judges segments. */
    public TextSegmentTransformer segments() {
        return new TextSegmentTransformer() {
            @Override
            public @Nullable TextSegment transform(TextSegment segment) {
                return judged(segment);
            }

            @Override
            public List<TextSegment> transformAll(List<TextSegment> segments) {
                return segments.stream()
                        .flatMap(segment -> java.util.stream.Stream.ofNullable(judged(segment)))
                        .toList();
            }
        };
    }

    private @Nullable TextSegment judged(TextSegment segment) {
        return ChunkScreen.text(
                        firewall,
                        firewall.sessionOf((dev.langchain4j.invocation.InvocationContext) null)
                                .context(),
                        segment.metadata(),
                        segment.text())
                .map(text -> TextSegment.from(text, segment.metadata()))
                .orElse(null);
    }
}
