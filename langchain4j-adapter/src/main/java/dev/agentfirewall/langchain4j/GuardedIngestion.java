package dev.agentfirewall.langchain4j;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentTransformer;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.data.segment.TextSegmentTransformer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 *
 * <p>Who ingests is asked of {@link SubjectResolver#resolveOutside}. Thread-safe.
 */
public final class GuardedIngestion {
    private final AgentFirewall firewall;

    GuardedIngestion(AgentFirewall firewall) {
        this.firewall = firewall;
    }

    /** Judges whole documents. */
    public DocumentTransformer documents() {
        return document -> judged(document.metadata(), document.text())
                .map(text -> Document.from(text, document.metadata()))
                .orElse(null);
    }

    /** Judges segments. */
    public TextSegmentTransformer segments() {
        return new TextSegmentTransformer() {
            @Override
            public @Nullable TextSegment transform(TextSegment segment) {
                return judged(segment.metadata(), segment.text())
                        .map(text -> TextSegment.from(text, segment.metadata()))
                        .orElse(null);
            }

            @Override
            public List<TextSegment> transformAll(List<TextSegment> segments) {
                return segments.stream()
                        .flatMap(segment -> Stream.ofNullable(transform(segment)))
                        .toList();
            }
        };
    }

    private Optional<String> judged(Metadata metadata, String text) {
        return ChunkScreen.text(firewall, firewall.outside(), metadata, text);
    }
}
