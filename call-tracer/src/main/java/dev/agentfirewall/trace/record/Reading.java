package dev.agentfirewall.trace.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how a text is written, by trying: shapes that little else has come first, prose last. Each reader passes over the text once and
 * the number of tries is bounded, so the time grows with the text's length alone.
 */
final class Reading {
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

    private Block read() {
        try {
            return structured();
        } catch (Unreadable e) {
            return plain();
        }
    }

    private Block structured() throws Unreadable {
        if (start == end) {
            throw Unreadable.NO;
        }
        if (isLiteral(start)) {
            Optional<Block> literal = tryLiteral(start);
            return literal.isPresent() ? literal.get() : embedded();
        }
        return YamlShape.startsSo(text, start, end) ? yamlOrEmbedded() : embedded();
    }

    private Block yamlOrEmbedded() throws Unreadable {
        try {
            return yaml();
        } catch (Unreadable e) {
            return embedded();
        }
    }

    private Block yaml() throws Unreadable {
        List<Node> documents = YamlReader.read(text, lineStart(start), end);
        if (documents.stream().noneMatch(YamlShape::isStructured)) {
            throw Unreadable.NO;
        }
        return Block.of(Format.YAML, documents);
    }

    private boolean isLiteral(int at) {
        return "{[(\"'".indexOf(text.charAt(at)) >= 0;
    }

    /** A value in brackets that begins a line or follows a colon, somewhere in prose. */
    private Block embedded() throws Unreadable {
        int tries = 0;
        for (int at = start + 1; at < end && tries < Bounds.TRIES; at++) {
            char c = text.charAt(at);
            if ((c == '{' || c == '[') && begins(at)) {
                tries++;
                Optional<Block> block = tryLiteral(at);
                if (block.isPresent()) {
                    return block.get();
                }
            }
        }
        throw Unreadable.NO;
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

    private Block plain() {
        return lines(start, end);
    }

    private Block lines(int from, int to) {
        return LinesReader.looksSo(text, from, to)
                ? Block.of(Format.LINES, LinesReader.read(text, from, to))
                : Block.of(Format.PROSE, ProseReader.read(text, from, to));
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at) + 1;
    }
}
