package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A tool's result or a document, read as records with fields, authors and sentences, each with its place in the original text.
 *
 * <p><b>Guarantees.</b> Any text has a structure; none makes it throw. Every span lies in the text; records nest, and stand in the order of the
 * text; the same text always gives the same structure. Time and memory grow with the text's length alone. Beyond 4 Mi characters,
 * 64 levels or 200,000 values a text is prose; beyond 1 Mi it is not tried as YAML.
 *
 * <p><b>Limitations.</b> Structure is guessed from shape, and an author is what a record claims. In a format that quotes its values (JSON, YAML,
 * {@code repr}, CSV) a stranger who wrote one value cannot forge a neighbour's author; in one that does not (lines, mail as text, HTML put
 * together by hand) he can.
 *
 * <p>Immutable and thread-safe; {@code toString} tells sizes, never the content.
 */
public final class Structure {
    private final Format format;
    private final List<Entry> records;
    private final List<Node.Scalar> texts;

    private Structure(Format format, Entries.All all) {
        this.format = format;
        this.records = all.entries();
        this.texts = all.texts();
    }

    /** Reads {@code text}. */
    public static Structure of(String text) {
        Block block = Reading.of(Objects.requireNonNull(text, "text"));
        try {
            return new Structure(block.format(), Entries.of(block));
        } catch (Unreadable e) {
            return whole(text);
        }
    }

    private static Structure whole(String text) {
        try {
            return new Structure(Format.PROSE, Entries.of(Reading.prose(text)));
        } catch (Unreadable e) {
            throw new IllegalStateException("one paragraph is within every bound", e);
        }
    }

    /** How the text was read. */
    public Format format() {
        return format;
    }

    /** Every record in the order of the text, a record before those inside it. */
    public List<Entry> records() {
        return records;
    }

    /** The record that {@code entry}, one of this structure's, stands in. */
    public Optional<Entry> parentOf(Entry entry) {
        return entry.parent() == Entry.NO_PARENT ? Optional.empty() : Optional.of(records.get(entry.parent()));
    }

    /** The fields of {@code entry} and of all the records inside it. */
    public List<Field> fieldsWithin(Entry entry) {
        List<Field> fields = new ArrayList<>(entry.fields());
        for (int i = entry.index() + 1; i < records.size() && records.get(i).parent() >= entry.index(); i++) {
            fields.addAll(records.get(i).fields());
        }
        return fields;
    }

    /** The innermost record that {@code offset} of the original stands in. */
    public Optional<Entry> entryAt(int offset) {
        int index = lastFrom(offset);
        while (index >= 0) {
            Entry entry = records.get(index);
            if (offset < entry.span().end()) {
                return Optional.of(entry);
            }
            index = entry.parent();
        }
        return Optional.empty();
    }

    /** The field whose value, with its quotes, {@code offset} of the original stands in. */
    public Optional<Field> fieldAt(int offset) {
        return entryAt(offset).stream()
                .flatMap(entry -> entry.fields().stream())
                .filter(field ->
                        field.span().start() <= offset && offset < field.span().end())
                .findFirst();
    }

    /**
     * The sentences of every field's unescaped text and of names so long that they are texts too, in the order of the text. Found anew each time: they
     * are as long as the text, and who has read them needs them no more.
     */
    public List<Sentence> sentences() {
        return Sentences.of(texts);
    }

    /** The last record that begins at or before {@code offset}, or -1. */
    private int lastFrom(int offset) {
        int low = 0;
        int high = records.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = records.get(middle).span();
            if (span.start() <= offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    @Override
    public String toString() {
        return format + " of " + records.size() + " records";
    }
}
