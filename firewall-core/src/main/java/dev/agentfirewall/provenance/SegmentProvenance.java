package dev.agentfirewall.provenance;

import dev.agentfirewall.artifact.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stored segment came from and who looked at it, as its store keeps it among the segment's metadata.
 *
 * <p><b>Limitations.</b> It is not signed. Who can write to the store can write a record that agrees with his text: it shows what
 * came in by another way than the guarded ingestion, and what changed since; it does not show who holds the store.
 *
 * @param source where the document was read: a path or an address
 * @param digest of the segment's text as it is stored
 * @param licence under which it may be used; empty when nobody said
 * @param time when it was screened
 * @param report the digest of what the scanners saw
 * @param scanner who looked, such as {@code rules/1}
 * @param model the digest of the model that looked too, where one did
 * @param integrity what it was found to be worth; a later reader may think less of it, never more
 */
public record SegmentProvenance(
        String source,
        Digest digest,
        Optional<String> licence,
        Instant time,
        Digest report,
        String scanner,
        Optional<Digest> model,
        Integrity integrity) {
    /** What the names of all its entries start with. */
    public static final String PREFIX = "firewall_";

    private static final String SOURCE = PREFIX + "source";
    private static final String DIGEST = PREFIX + "digest";
    private static final String LICENCE = PREFIX + "licence";
    private static final String TIME = PREFIX + "time";
    private static final String REPORT = PREFIX + "report";
    private static final String SCANNER = PREFIX + "scanner";
    private static final String MODEL = PREFIX + "model";
    private static final String INTEGRITY = PREFIX + "integrity";
    private static final String NO_MODEL = "none";

    public SegmentProvenance {
        if (source.isBlank() || scanner.isBlank()) {
            throw new IllegalArgumentException("a provenance record names a source and a scanner");
        }
        licence = licence.filter(words -> !words.isBlank());
    }

    /** What a segment's metadata say of its provenance. */
    public sealed interface Reading {

        /** Every entry is there, and the digest is that of the text. */
        record Complete(SegmentProvenance provenance) implements Reading {}

        /** Entries are missing, or cannot be read as what they should be: which ones. */
        record Missing(List<String> entries) implements Reading {
            public Missing {
                entries = List.copyOf(entries);
            }
        }

        /** The digest is another text's: this one changed since it was screened. */
        record Changed(Digest recorded, Digest actual) implements Reading {}
    }

    /** The entries for a segment's metadata: plain strings, which every store can keep. */
    public Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(SOURCE, source);
        entries.put(DIGEST, digest.toString());
        licence.ifPresent(words -> entries.put(LICENCE, words));
        entries.put(TIME, time.toString());
        entries.put(REPORT, report.toString());
        entries.put(SCANNER, scanner);
        entries.put(MODEL, model.map(Digest::toString).orElse(NO_MODEL));
        entries.put(INTEGRITY, integrity.word());
        return entries;
    }

    /** What {@code metadata} say about {@code text}. A digest that is there is compared even when other entries are missing. */
    public static Reading read(Map<String, ?> metadata, String text) {
        Entries entries = new Entries(metadata);
        Optional<Digest> digest = entries.parsed(DIGEST, Digest::parse);
        Digest actual = Digest.of(text);
        if (digest.isPresent() && !digest.get().equals(actual)) {
            return new Reading.Changed(digest.get(), actual);
        }
        Optional<String> source = entries.text(SOURCE);
        Optional<String> licence = entries.text(LICENCE);
        Optional<Instant> time = entries.parsed(TIME, Instant::parse);
        Optional<Digest> report = entries.parsed(REPORT, Digest::parse);
        Optional<String> scanner = entries.text(SCANNER);
        Optional<Optional<Digest>> model = entries.parsed(MODEL, SegmentProvenance::model);
        Optional<Integrity> integrity = entries.parsed(INTEGRITY, SegmentProvenance::integrity);
        if (!entries.missing.isEmpty()) {
            return new Reading.Missing(entries.missing);
        }
        return new Reading.Complete(new SegmentProvenance(
                source.orElseThrow(),
                actual,
                licence,
                time.orElseThrow(),
                report.orElseThrow(),
                scanner.orElseThrow(),
                model.orElseThrow(),
                integrity.orElseThrow()));
    }

    /** What a segment was found to be worth when it was stored, where its metadata say so. */
    public static Optional<Integrity> integrityIn(Map<String, ?> metadata) {
        return new Entries(metadata).parsed(INTEGRITY, SegmentProvenance::integrity);
    }

    /** Tells the text's digest; source and licence are a document's own words. */
    @Override
    public String toString() {
        return "provenance of " + digest;
    }

    private static Optional<Digest> model(String text) {
        return text.equals(NO_MODEL) ? Optional.empty() : Optional.of(Digest.parse(text));
    }

    private static Integrity integrity(String word) {
        for (Integrity integrity : Integrity.values()) {
            if (integrity.word().equals(word)) {
                return integrity;
            }
        }
        throw new IllegalArgumentException("no such integrity");
    }

    /** Metadata being read; collects what is not there. */
    private static final class Entries {
        private final Map<String, ?> metadata;
        private final List<String> missing = new ArrayList<>();

        Entries(Map<String, ?> metadata) {
            this.metadata = metadata;
        }

        Optional<String> text(String name) {
            return parsed(name, text -> text);
        }

        <T> Optional<T> parsed(String name, Parser<T> parser) {
            Object value = metadata.get(name);
            if (value instanceof String text && !text.isBlank()) {
                try {
                    return Optional.of(parser.parse(text));
                } catch (IllegalArgumentException | DateTimeException e) {
                    // as good as not there; the message could quote it
                }
            }
            missing.add(name);
            return Optional.empty();
        }
    }

    private interface Parser<T> {
        T parse(String text);
    }
}
