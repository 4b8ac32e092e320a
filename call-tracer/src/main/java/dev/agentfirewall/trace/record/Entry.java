package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One record of a result: a mail in a list of mails, a product, a review of that product, a row of a table, a line, a paragraph.
 * {@code toString} tells sizes, never the content.
 *
 * @param index its place in {@link Structure#records}
 * @param parent the index of the record it stands in, or {@link #NO_PARENT}
 * @param span all of it in the original, the records inside it included
 * @param path a JSON pointer from the root of the result
 * @param name what it calls itself (a title, a subject, a file name), or else the key it stands under; empty where it has neither
 * @param author who wrote it by its own account. A claim of the text, not proof: who can write the whole text can claim anything
 * @param fields its values in the order of the text, those of the records inside it not included
 */
public record Entry(
        int index, int parent, Span span, String path, String name, Optional<Author> author, List<Field> fields) {
    /** The parent of a record that stands in no other. */
    public static final int NO_PARENT = -1;

    public Entry {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(author, "author");
        fields = List.copyOf(fields);
        if (parent < NO_PARENT || parent >= index) {
            throw new IllegalArgumentException("a record stands after its parent: " + index + " under " + parent);
        }
    }

    /** The last step of {@link #path}, unescaped: the key it stands under or its number in a list; empty at the root. */
    public String key() {
        String step = path.substring(path.lastIndexOf('/') + 1);
        return step.indexOf('~') < 0 ? step : step.replace("~1", "/").replace("~0", "~");
    }

    /** The first field whose name is {@code name}, letter case, spaces and underlines aside. */
    public Optional<Field> field(String name) {
        String wanted = Names.plain(name);
        return fields.stream()
                .filter(field -> Names.plain(field.name()).equals(wanted))
                .findFirst();
    }

    @Override
    public String toString() {
        return "record " + index + " of " + fields.size() + " fields at " + span.start();
    }
}
