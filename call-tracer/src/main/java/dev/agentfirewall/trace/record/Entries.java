package dev.agentfirewall.trace.record;

import dev.agentfirewall.json.JsonPointer;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Flattens values into records. A mapping is a record, and so is an element of a list that stands in no record, or that is prose; the short values of
 * a list in a record are fields of that record. Not thread-safe; one for each reading.
 */
final class Entries {
    /** Characters of all paths together: names of many levels are repeated in each. */
    private static final int PATHS = 1 << 24;

    /** Units of a name that go into a path. */
    private static final int STEP = 100;

    /** Names of as many words are looked at as texts too: whoever names a thing can write orders there. */
    private static final int WORDY = 3;

    private static final Set<String> PARTS = Vocabulary.words("part-names.txt");

    private final List<Open> entries = new ArrayList<>();
    private final List<Node.Scalar> texts = new ArrayList<>();
    private int pathChars;

    /** The records of a text, and its texts in order, for sentences. */
    record All(List<Entry> entries, List<Node.Scalar> texts) {}

    static All of(Block block) throws Unreadable {
        Entries all = new Entries();
        all.around(block.before(), "/before", Place.ROOT);
        all.roots(block.roots());
        all.around(block.after(), "/after", Place.ROOT);
        return new All(all.entries.stream().map(Open::entry).toList(), List.copyOf(all.texts));
    }

    private void around(List<Node> nodes, String path, Place place) throws Unreadable {
        for (int i = 0; i < nodes.size(); i++) {
            visit(nodes.get(i), step(path, Integer.toString(i)), "", place);
        }
    }

    private void roots(List<Node> roots) throws Unreadable {
        if (roots.size() == 1 && !(roots.get(0) instanceof Node.Scalar)) {
            visit(roots.get(0), "", "", Place.ROOT);
        } else {
            around(roots, "", Place.ROOT);
        }
    }

    /**
     * Where a value stands: in which record, and who wrote it whatever it says of itself.
     *
     * @param inside how many values written in a format of their own it stands in
     */
    private record Place(int parent, Optional<Author> author, int inside) {
        static final Place ROOT = new Place(Entry.NO_PARENT, Optional.empty(), 0);

        Place in(Open entry) {
            return new Place(entry.index, entry.author, inside);
        }

        /** The place of what its own record's author need not have written; what stands inside a value he did write. */
        Place another() {
            return inside > 0 ? this : new Place(parent, Optional.empty(), 0);
        }

        /** Who wrote what says that {@code claimed} did: inside a value of a known author, he alone. */
        Optional<Author> author(Optional<Author> claimed) {
            return inside > 0 ? author.or(() -> claimed) : claimed.or(() -> author);
        }
    }

    private void visit(Node node, String path, String key, Place place) throws Unreadable {
        if (node instanceof Node.Mapping mapping) {
            mapping(mapping, path, key, place);
        } else if (node instanceof Node.Sequence sequence) {
            items(sequence, path, key, place);
        } else {
            alone((Node.Scalar) node, path, key, place);
        }
    }

    private void mapping(Node.Mapping mapping, String path, String key, Place place) throws Unreadable {
        Optional<Author> author = place.author(Authors.of(mapping.members()));
        String name = mapping.row() && key.equals("text") ? "" : key; // a paragraph has none
        Open entry = open(mapping.span(), path, name, place.parent, author);
        boolean things = Shapes.namesThings(mapping);
        for (Node.Member member : mapping.members()) {
            member(member, path, place.in(entry), things);
        }
        entry.title = Shapes.title(mapping.members());
    }

    private void member(Node.Member member, String path, Place place, boolean things) throws Unreadable {
        String name = member.name().value();
        String at = step(path, name);
        if (member.name().span().length() > 0 && Shapes.words(name, WORDY) >= WORDY) {
            texts.add(member.name());
        }
        if (member.value() instanceof Node.Scalar scalar) {
            if (things) {
                thing(member, scalar, at, place.another());
            } else {
                field(scalar, at, name, place);
            }
        } else if (things && member.value() instanceof Node.Sequence list) {
            Place other = place.another();
            Open entry = open(join(member.name().span(), list.span()), at, name, other);
            items(list, at, name, other.in(entry));
        } else {
            boolean part = PARTS.contains(Names.plain(name));
            visit(member.value(), at, name, part ? place : place.another());
        }
    }

    /** {@code 'Le Marais': 'Rating: 4.2 …'}: the name is what the record is about. */
    private void thing(Node.Member member, Node.Scalar value, String path, Place place) throws Unreadable {
        Span span = join(member.name().span(), value.span());
        Open entry = open(span, path, member.name().value(), place);
        field(value, path, member.name().value(), place.in(entry));
    }

    private void items(Node.Sequence list, String path, String key, Place place) throws Unreadable {
        boolean apart = place.parent == Entry.NO_PARENT || Shapes.isProse(list);
        List<Node> items = list.items();
        for (int i = 0; i < items.size(); i++) {
            String at = step(path, Integer.toString(i));
            Node item = items.get(i);
            if (item instanceof Node.Scalar scalar) {
                if (apart) {
                    alone(scalar, at, key, place);
                } else {
                    field(scalar, at, key, place);
                }
            } else if (item instanceof Node.Sequence row) {
                Open entry = open(row.span(), at, "", place);
                items(row, at, key, place.in(entry));
            } else {
                visit(item, at, "", place);
            }
        }
    }

    private void alone(Node.Scalar scalar, String path, String key, Place place) throws Unreadable {
        field(scalar, path, key, place.in(open(scalar.span(), path, "", place)));
    }

    private void field(Node.Scalar scalar, String path, String name, Place place) throws Unreadable {
        entries.get(place.parent).fields.add(new Field(path, name, scalar.value(), scalar.span(), scalar.places()));
        Optional<Block> inside = inside(scalar, place);
        if (inside.isEmpty()) {
            texts.add(scalar);
            return;
        }
        Block block = inside.get();
        Place within = new Place(place.parent, place.author, place.inside + 1);
        around(Moved.all(block.before(), scalar.places()), step(path, "before"), within);
        around(Moved.all(block.roots(), scalar.places()), path, within);
        around(Moved.all(block.after(), scalar.places()), step(path, "after"), within);
    }

    private static Optional<Block> inside(Node.Scalar scalar, Place place) {
        boolean tried = scalar.text()
                && place.inside < Bounds.INSIDE
                && !scalar.places().isCoarse();
        return tried ? Reading.inside(scalar.value()) : Optional.empty();
    }

    private Open open(Span span, String path, String key, Place place) throws Unreadable {
        return open(span, path, key, place.parent, place.author);
    }

    private Open open(Span span, String path, String key, int parent, Optional<Author> author) throws Unreadable {
        if (entries.size() >= Bounds.NODES) {
            throw Unreadable.NO;
        }
        Open entry = new Open(entries.size(), parent, span, path, key, author);
        entries.add(entry);
        return entry;
    }

    private String step(String path, String name) throws Unreadable {
        String longer = JsonPointer.child(path, name.length() <= STEP ? name : name.substring(0, STEP));
        pathChars += longer.length();
        if (pathChars > PATHS) {
            throw Unreadable.NO;
        }
        return longer;
    }

    private static Span join(Span first, Span last) {
        return new Span(first.start(), Math.max(first.end(), last.end()));
    }

    /** A record whose fields are still being found. */
    private static final class Open {
        private final int index;
        private final int parent;
        private final Span span;
        private final String path;
        private final String key;
        private final Optional<Author> author;
        private final List<Field> fields = new ArrayList<>();
        private String title = "";

        Open(int index, int parent, Span span, String path, String key, Optional<Author> author) {
            this.index = index;
            this.parent = parent;
            this.span = span;
            this.path = path;
            this.key = key;
            this.author = author;
        }

        Entry entry() {
            return new Entry(index, parent, span, path, title.isEmpty() ? key : title, author, fields);
        }
    }
}
