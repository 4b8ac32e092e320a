package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Content.Surroundings;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.SegmentProvenance;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.DocumentTransformer;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.data.segment.TextSegmentTransformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a pipeline stores. Each segment is judged in its whole document as well as by itself, because an order can straddle a split; policy
 * says whether it is stored whole, with spans cut out, or not at all. What is stored carries its {@link SegmentProvenance}.
 *
 * <pre>{@code
 * EmbeddingStoreIngestor.builder()
 *         .documentSplitter(firewall.ingestion().splitter(DocumentSplitters.recursive(500, 50)))
 * }</pre>
 *
 * <p>A pipeline without a splitter of its own puts {@link #documents()} and {@link #segments()} at its two ends instead: then a whole document is cut,
 * or left out, before it is split.
 *
 * <p>Who ingests is asked of {@link SubjectResolver#resolveOutside}. Thread-safe.
 */
public final class GuardedIngestion {
    private static final List<String> LICENCES = List.of("licence", "license");

    private final AgentFirewall firewall;
    private final Optional<String> licence;

    GuardedIngestion(AgentFirewall firewall, Optional<String> licence) {
        this.firewall = firewall;
        this.licence = licence;
    }

    /** The same, with a licence for documents whose metadata name none under {@code licence} or {@code license}. */
    public GuardedIngestion licensed(String words) {
        return new GuardedIngestion(firewall, Optional.of(words));
    }

    /** A splitter whose segments are judged in the document that they come from. */
    public DocumentSplitter splitter(DocumentSplitter raw) {
        return document -> {
            List<TextSegment> segments = raw.split(document);
            List<Surroundings> places = SegmentPlaces.of(document.text(), segments);
            List<TextSegment> kept = new ArrayList<>();
            for (int i = 0; i < segments.size(); i++) {
                judged(segments.get(i), Optional.of(places.get(i))).ifPresent(kept::add);
            }
            return kept;
        };
    }

    /** Judges whole documents. */
    public DocumentTransformer documents() {
        return document -> {
            ChunkJudge judge = judge();
            Content content = Content.retrieved(ChunkJudge.sourceOf(document.metadata()), document.text());
            return judge.shown(content)
                    .map(text -> Document.from(text, cleaned(judge, document.metadata())))
                    .orElse(null);
        };
    }

    /** Judges segments, each by itself. */
    public TextSegmentTransformer segments() {
        return new TextSegmentTransformer() {
            @Override
            public @Nullable TextSegment transform(TextSegment segment) {
                return judged(segment, Optional.empty()).orElse(null);
            }

            @Override
            public List<TextSegment> transformAll(List<TextSegment> segments) {
                return segments.stream()
                        .flatMap(segment -> Stream.ofNullable(transform(segment)))
                        .toList();
            }
        };
    }

    private Optional<TextSegment> judged(TextSegment segment, Optional<Surroundings> place) {
        ChunkJudge judge = judge();
        Content alone = Content.retrieved(ChunkJudge.sourceOf(segment.metadata()), segment.text());
        Screened screened = judge.screened(place.map(alone::cutFrom).orElse(alone));
        return screened.shownItem()
                .flatMap(item -> screened.shown()
                        .filter(text -> !text.isBlank())
                        .map(text -> TextSegment.from(text, withProvenance(judge, segment.metadata(), text, item))));
    }

    private Metadata withProvenance(ChunkJudge judge, Metadata metadata, String text, Item item) {
        Metadata kept = cleaned(judge, metadata);
        // A document cannot vouch for itself, but what it says against itself is believed.
        Integrity before = SegmentProvenance.integrityIn(metadata.toMap()).orElse(Integrity.UNTRUSTED);
        SegmentProvenance provenance = new SegmentProvenance(
                ChunkJudge.sourceOf(metadata),
                Digest.of(text),
                licenceOf(kept),
                firewall.firewall().now(),
                item.report().digest(),
                firewall.firewall().scannerName(),
                firewall.firewall().scannerModel(),
                item.label().integrity().join(before));
        provenance.entries().forEach(kept::put);
        return kept;
    }

    private static Metadata cleaned(ChunkJudge judge, Metadata metadata) {
        Metadata kept = new MetadataScreen(judge).judged(metadata).copy();
        metadata.toMap().keySet().stream()
                .filter(name -> name.startsWith(SegmentProvenance.PREFIX))
                .forEach(kept::remove);
        return kept;
    }

    private Optional<String> licenceOf(Metadata metadata) {
        return LICENCES.stream()
                .flatMap(name -> Stream.ofNullable(metadata.toMap().get(name)))
                .map(String::valueOf)
                .filter(words -> !words.isBlank())
                .findFirst()
                .or(() -> licence);
    }

    private ChunkJudge judge() {
        return new ChunkJudge(firewall, firewall.outside());
    }
}
