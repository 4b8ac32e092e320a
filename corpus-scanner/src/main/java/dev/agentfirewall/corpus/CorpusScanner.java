package dev.agentfirewall.corpus;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.corpus.read.DocumentReader;
import dev.agentfirewall.corpus.read.DocumentText;
import dev.agentfirewall.corpus.read.ReadDocument;
import dev.agentfirewall.corpus.read.ReadLimits;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ChunkScreen;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Screens one file of a corpus: a document, with everything in it that can carry words, or a file of segments. The same bytes under the same path give
 * the same results, on whatever machine: a corpus can be scanned by many.
 *
 * <p>Thread-safe when its scanner is. Never throws for what a file holds.
 */
public final class CorpusScanner {
    private final Scanner scanner;
    private final ChunkScreen screen;
    private final DocumentReader reader;
    private final ReadLimits limits;
    private final boolean requireProvenance;

    /**
     * @param scanner what looks
     * @param limits how much is read of one document
     * @param requireProvenance whether segments must carry a complete record of provenance
     */
    public CorpusScanner(Scanner scanner, ReadLimits limits, boolean requireProvenance) {
        this.scanner = scanner;
        this.screen = new ChunkScreen(scanner);
        this.reader = new DocumentReader(limits);
        this.limits = limits;
        this.requireProvenance = requireProvenance;
    }

    /** What tells the results of one scanner from those of another: who looks, with what model, within what limits. */
    public String identity() {
        return scanner.name() + " model "
                + scanner.model().map(Digest::toString).orElse("none") + " " + limits
                + (requireProvenance ? " provenance required" : "");
    }

    /** The most bytes of a file that are of use to {@link #scan}. */
    public int mostBytes() {
        return limits.bytes();
    }

    /**
     * Screens a file.
     *
     * @param path its name, and its results' id: below the corpus, with {@code /} between folders
     * @return one result for a document, one a segment for a file of segments
     */
    public List<CorpusResult> scan(String path, byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            return List.of(CorpusResult.unreadable(path, Digest.of(bytes), "read.too_large"));
        }
        return SegmentFile.isOne(path)
                ? new SegmentScan(scanner, screen, requireProvenance).scan(path, SegmentFile.read(bytes))
                : List.of(document(path, bytes));
    }

    /** The results for a file that cannot be opened. */
    public static List<CorpusResult> unreadable(String path) {
        return List.of(CorpusResult.unreadable(path, Digest.of(""), "read.unreadable"));
    }

    /** The results for a file beyond {@link #mostBytes}, which is hashed and not held. */
    public static List<CorpusResult> tooLarge(String path, InputStream in) throws IOException {
        return List.of(CorpusResult.unreadable(path, Digests.of(in), "read.too_large"));
    }

    private CorpusResult document(String path, byte[] bytes) {
        ReadDocument document = reader.read(path.substring(path.lastIndexOf('/') + 1), bytes);
        Tally tally = new Tally();
        document.incomplete().ifPresent(tally::cut);
        for (DocumentText text : document.texts()) {
            boolean own = document.verbatim() && text.part().equals("body");
            Optional<LineIndex> lines = own ? Optional.of(new LineIndex(text.text())) : Optional.empty();
            tally.add(
                    text.part(),
                    screen.screenWhole(text.text(), Segments.of(text.text()), document.channel()),
                    start -> lines.map(index -> index.lineOf(start)));
        }
        return tally.result(path, document.channel(), document.digest(), document.unread(), Optional.empty());
    }

    /** The segments of a file. Neighbours of one source are screened together too: an order may straddle a split. */
    private record SegmentScan(Scanner scanner, ChunkScreen screen, boolean requireProvenance) {
        List<CorpusResult> scan(String path, List<SegmentFile.Line> lines) {
            List<CorpusResult> results = new ArrayList<>();
            Neighbours neighbours = new Neighbours(screen);
            for (SegmentFile.Line line : lines) {
                line.segment().ifPresent(neighbours::add);
            }
            neighbours.close();
            for (SegmentFile.Line line : lines) {
                results.add(line.segment()
                        .map(segment -> result(path, segment, neighbours))
                        .orElseGet(() ->
                                CorpusResult.unreadable(path + "#" + line.number(), Digest.of(""), "read.malformed")));
            }
            return results;
        }

        private CorpusResult result(String path, Segment segment, Neighbours neighbours) {
            Tally tally = new Tally();
            Optional<Integer> line = Optional.of(segment.line());
            Channel channel = segment.channel();
            tally.add("body", neighbours.reportOf(segment), start -> line);
            if (!segment.words().isEmpty()) {
                tally.add("metadata", SafeScan.scan(scanner, segment.words(), channel), start -> line);
            }
            return tally.result(
                    path + "#" + segment.id(),
                    channel,
                    Digest.of(segment.text()),
                    List.of(),
                    Provenances.of(segment, requireProvenance));
        }
    }
}
