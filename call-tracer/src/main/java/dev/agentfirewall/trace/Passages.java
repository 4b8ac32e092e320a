package dev.agentfirewall.trace;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.trace.record.Author;
import dev.agentfirewall.trace.record.Entry;
import dev.agentfirewall.trace.record.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which mail, document or other record a place stands in, as a person would be asked to act on it. A record in a list is one, and what stands
 * beside it another; a page, a mail or a file is one, but for what in it names an author of its own.
 *
 * <p>Thread-safe. Digests are kept for as long as the text is.
 */
final class Passages {
    /** More digests than this are computed each time. */
    private static final int MOST_KEPT = 1_024;

    private final Map<Span, Digest> digests = new ConcurrentHashMap<>();

    /** The passages around {@code place} that nobody's orders were found in: the one that is asked about first, then those it is part of. */
    Stream<Passage> around(Span place, ReadItem read, Item item) {
        List<Entry> records = upToAuthor(place, read.structure());
        if (isRunning(read.structure())) {
            return records.stream()
                    .filter(record -> record.author().isPresent())
                    .findFirst()
                    .map(record -> passage(record, read, item))
                    .orElseGet(() -> passage(read.all(), "", read, item))
                    .stream();
        }
        return records.stream().flatMap(record -> passage(record, read, item).stream());
    }

    /** The records of a place from the innermost to the first that names an author: what stands around that is somebody else's. */
    private static List<Entry> upToAuthor(Span place, Structure structure) {
        List<Entry> records = new ArrayList<>();
        Optional<Entry> record = structure.entryAt(place.start());
        while (record.isPresent()) {
            records.add(record.get());
            record = record.get().author().isPresent() ? Optional.empty() : structure.parentOf(record.get());
        }
        return records;
    }

    /** Whether the text reads on from one record to the next, as pages do, and lists of records don't. */
    private static boolean isRunning(Structure structure) {
        return switch (structure.format()) {
            case PROSE, LINES, HTML, MAIL -> true;
            default -> false;
        };
    }

    private Optional<Passage> passage(Entry record, ReadItem read, Item item) {
        return passage(record.span(), record.author().map(Author::key).orElse(""), read, item);
    }

    private Optional<Passage> passage(Span span, String author, ReadItem read, Item item) {
        if (read.inFlagged(span)) {
            return Optional.empty();
        }
        return Optional.of(new Passage(item, span, digest(span, read, item), author));
    }

    private Digest digest(Span span, ReadItem read, Item item) {
        if (span.equals(read.all())) {
            return item.digest();
        }
        return digests.size() < MOST_KEPT ? digests.computeIfAbsent(span, read::digest) : read.digest(span);
    }
}
