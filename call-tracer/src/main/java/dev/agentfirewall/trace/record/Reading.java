package dev.agentfirewall.trace.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how a text is written, by trying: shapes that little else has come first, prose last. Each reader passes over the text once and
 * the number of tries is bounded, so the time grows with the text's length alone.
 */
final class Reading {
    /** A shorter value holds nothing worth a reader. */
    private static final int SHORTEST = 12;

    private final String text;
    private final int start;
    private final int end;

    private Reading(String text) {
        this.text = text;
        this.start = Lines.trimStart(text, 0, text.length());
        this.end = Lines.trimEnd(text, start, text.length());
    }

    static Block of(String text) {
        Reading reading = new Reading(text);
        return reading.end - reading.start > Bounds.STRUCTURED ? prose(text) : reading.read();
    }

    /** All of the text as one paragraph. */
    static Block prose(String text) {
        int start = Lines.trimStart(text, 0, text.length());
        return Block.of(Format.PROSE, ProseReader.whole(text, start, Lines.trimEnd(text, start, text.length())));
    }

    /**
     * A value that is itself written in a format that leaves no doubt: a page in a field, a table in a file's content.
     */
    static Optional<Block> inside(String value) {
        Reading reading = new Reading(value);
        if (reading.end - reading.start < SHORTEST || reading.end - reading.start > Bounds.STRUCTURED) {
            return Optional.empty();
        }
        char first = value.charAt(reading.start);
        if (first == '<') {
            return reading.html();
        }
        if (first == '{' || first == '[') {
            return reading.tryLiteral(reading.start)
                    .filter(block -> block.after().isEmpty() && block.roots().size() == 1);
        }
        boolean lines = value.indexOf('\n', reading.start) >= 0;
        return lines ? reading.mail().or(reading::table).or(reading::csv) : Optional.empty();
    }

    private Block read() {
        if (start == end) {
            return lines(start, end);
        }
        Optional<Block> block = isLiteral(start) ? tryLiteral(start) : html();
        return block.or(() -> yaml(start))
                .or(this::mail)
                .or(this::table)
                .or(this::embedded)
                .or(this::csv)
                .or(this::yamlAfterProse)
                .or(this::talk)
                .orElseGet(() -> lines(start, end));
    }

    private Optional<Block> html() {
        if (!HtmlReader.looksSo(text, start, end)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Block.of(Format.HTML, HtmlReader.read(text, start, end)));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private Optional<Block> mail() {
        List<Node> mails = MailReader.read(text, start, end);
        return mails.isEmpty() ? Optional.empty() : Optional.of(Block.of(Format.MAIL, mails));
    }

    private Optional<Block> table() {
        return TableReader.read(text, start, end).map(table -> {
            List<Node> before = new ArrayList<>(around(start, table.span().start()));
            table.header().ifPresent(before::add);
            return new Block(
                    Format.MARKDOWN_TABLE,
                    before,
                    table.rows(),
                    around(table.span().end(), end));
        });
    }

    private Optional<Block> csv() {
        return CsvReader.read(text, start, end)
                .map(csv -> new Block(Format.CSV, List.of(csv.header()), csv.rows(), List.of()));
    }

    private Optional<Block> talk() {
        List<Node> said = ChatReader.read(text, start, end);
        return said.isEmpty() ? Optional.empty() : Optional.of(Block.of(Format.LINES, said));
    }

    /** {@code I found these:} and a list of mappings. */
    private Optional<Block> yamlAfterProse() {
        int list = text.indexOf("\n- ", start);
        int inside = list < 0 ? -1 : text.indexOf("\n  ", list + 1);
        if (inside < 0 || inside >= end) {
            return Optional.empty();
        }
        return yaml(list + 1).map(block -> new Block(Format.YAML, around(start, list), block.roots(), List.of()));
    }

    private Optional<Block> yaml(int from) {
        if (!YamlShape.startsSo(text, from, end)) {
            return Optional.empty();
        }
        try {
            List<Node> documents = YamlReader.read(text, lineStart(from), end);
            boolean structured = documents.stream().anyMatch(YamlShape::isStructured);
            return structured ? Optional.of(Block.of(Format.YAML, documents)) : Optional.empty();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private boolean isLiteral(int at) {
        return "{[(\"'".indexOf(text.charAt(at)) >= 0;
    }

    /** A value in brackets that begins a line or follows a colon, somewhere in prose. */
    private Optional<Block> embedded() {
        int tries = 0;
        for (int at = start + 1; at < end && tries < Bounds.TRIES; at++) {
            char c = text.charAt(at);
            if ((c == '{' || c == '[') && begins(at)) {
                tries++;
                Optional<Block> block = tryLiteral(at);
                if (block.isPresent()) {
                    return block;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Block> tryLiteral(int at) {
        try {
            return Optional.of(literal(at));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private boolean begins(int at) {
        int before = at;
        while (before > start && (text.charAt(before - 1) == ' ' || text.charAt(before - 1) == '\t')) {
            before--;
        }
        char c = text.charAt(before - 1);
        return c == '\n' || c == ':' || c == '=';
    }

    /** Values from {@code at}, one after another, to the end of a line. */
    private Block literal(int at) throws Unreadable {
        List<Node> roots = new ArrayList<>();
        boolean python = false;
        int next = at;
        int done = at;
        int nodes = 0;
        while (next < end && isLiteral(next) && nodes <= Bounds.NODES) {
            LiteralReader reader = new LiteralReader(text, next, end);
            Node root = reader.read();
            if (!isWhole(reader, root)) {
                throw Unreadable.NO;
            }
            roots.add(root);
            python |= reader.isPython();
            nodes += reader.nodes();
            done = reader.at();
            next = Lines.trimStart(text, done, end);
        }
        Format format = python ? Format.PYTHON : Format.JSON;
        return new Block(format, around(start, at), roots, around(done, end));
    }

    /** Whether a line ends after the value; one that was cut off has to show enough of itself. */
    private boolean isWhole(LiteralReader reader, Node root) {
        if (reader.isCutOff()) {
            return reader.nodes() >= 4 && !(root instanceof Node.Scalar);
        }
        int after = reader.at();
        while (after < end && text.charAt(after) != '\n') {
            if (!Character.isWhitespace(text.charAt(after))) {
                return false;
            }
            after++;
        }
        return !(root instanceof Node.Scalar) || after == end;
    }

    private List<Node> around(int from, int to) {
        int first = Lines.trimStart(text, from, to);
        return lines(first, Lines.trimEnd(text, first, to)).roots();
    }

    private Block lines(int from, int to) {
        return LinesReader.looksSo(text, from, to)
                ? Block.of(Format.LINES, LinesReader.read(text, from, to))
                : Block.of(Format.PROSE, ProseReader.read(text, from, to));
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }
}
