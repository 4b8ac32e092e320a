package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one value as JSON or Python's {@code repr} writes it, from where it starts to where it ends. One reader for both: it takes what
 * either would, and remembers whether anything in it was Python's alone.
 *
 * <p>It is lenient where being strict would lose the shape: a key may stand twice, a comma may trail, and a text cut off in the middle is
 * read as far as it goes. It never goes back, so its time grows with the text alone. Reading to guess at structure is not reading to act: what is
 * handed to tools is read strictly elsewhere. Not thread-safe; one for each reading.
 */
final class LiteralReader {
    private final String text;
    private final int end;
    private final LiteralText texts;
    private int at;
    private int nodes;
    private boolean python;
    private boolean cutOff;

    LiteralReader(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
        this.texts = new LiteralText(text, end);
    }

    /** The value that starts here. */
    Node read() throws Unreadable {
        return value(0);
    }

    /** The first unit after what was read. */
    int at() {
        return at;
    }

    int nodes() {
        return nodes;
    }

    /** Whether only Python writes so. */
    boolean isPython() {
        return python;
    }

    /** Whether the text ended before the value did. */
    boolean isCutOff() {
        return cutOff;
    }

    private Node value(int depth) throws Unreadable {
        if (depth > Bounds.DEPTH || ++nodes > Bounds.NODES) {
            throw Unreadable.NO;
        }
        skipSpace();
        if (at >= end) {
            throw Unreadable.NO;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> braces(depth);
            case '[' -> sequence('[', ']', depth);
            case '(' -> sequence('(', ')', depth);
            case '"', '\'' -> quoted();
            case '<' -> angled();
            default -> word(depth);
        };
    }

    /** A mapping, or a Python set. */
    private Node braces(int depth) throws Unreadable {
        int start = at++;
        List<Node.Member> members = new ArrayList<>();
        List<Node> items = new ArrayList<>();
        while (!closes('}')) {
            Node name = value(depth + 1);
            skipSpace();
            if (at < end && text.charAt(at) == ':' && name instanceof Node.Scalar key && items.isEmpty()) {
                at++;
                skipSpace();
                if (at >= end) {
                    cutOff = true;
                } else {
                    members.add(new Node.Member(key, value(depth + 1)));
                }
            } else if (members.isEmpty()) {
                items.add(name);
            } else if (at >= end) {
                cutOff = true;
            } else {
                throw Unreadable.NO;
            }
            comma('}');
        }
        Span span = new Span(start, at);
        if (items.isEmpty()) {
            return new Node.Mapping(span, members);
        }
        python = true;
        return new Node.Sequence(span, items);
    }

    private Node sequence(char open, char close, int depth) throws Unreadable {
        int start = at++;
        python |= open == '(';
        List<Node> items = new ArrayList<>();
        while (!closes(close)) {
            items.add(value(depth + 1));
            comma(close);
        }
        return new Node.Sequence(new Span(start, at), items);
    }

    /** Whether the bracket closes here, or the text was cut off before it did. */
    private boolean closes(char close) {
        skipSpace();
        if (at >= end) {
            cutOff = true;
            return true;
        }
        if (text.charAt(at) == close) {
            at++;
            return true;
        }
        return false;
    }

    private void comma(char close) throws Unreadable {
        skipSpace();
        if (at >= end) {
            return;
        }
        if (text.charAt(at) == ',') {
            at++;
        } else if (text.charAt(at) != close) {
            throw Unreadable.NO;
        }
    }

    private Node quoted() throws Unreadable {
        python |= text.charAt(at) == '\'';
        return oneOrMore(texts.read(at, false));
    }

    /** Python joins texts that follow each other. */
    private Node oneOrMore(LiteralText.Read first) throws Unreadable {
        at = first.end();
        cutOff |= first.cutOff();
        Node.Scalar scalar = first.scalar();
        int from = scalar.span().start();
        if (cutOff || !quoteFollows()) {
            return scalar;
        }
        python = true;
        StringBuilder joined = new StringBuilder(scalar.value());
        while (!cutOff && quoteFollows()) {
            skipSpace();
            LiteralText.Read next = texts.read(at, false);
            nodes++;
            joined.append(next.scalar().value());
            at = next.end();
            cutOff |= next.cutOff();
        }
        Span span = new Span(from, at);
        return new Node.Scalar(span, joined.toString(), Places.somewhere(span, joined.length()), true);
    }

    private boolean quoteFollows() {
        int next = spaceEnd(at);
        return next < end && (text.charAt(next) == '\'' || text.charAt(next) == '"');
    }

    /** {@code <Status.sent: 'sent'>}, {@code <object at 0x7f>}: kept as text. */
    private Node angled() throws Unreadable {
        int close = at + 1;
        while (close < end && text.charAt(close) != '>' && text.charAt(close) != '\n' && close - at < 200) {
            close++;
        }
        if (close >= end || text.charAt(close) != '>') {
            throw Unreadable.NO;
        }
        python = true;
        return literal(at, close + 1, true);
    }

    /** A number, a constant, a prefixed text, a call or an unquoted key. */
    private Node word(int depth) throws Unreadable {
        int start = at;
        int stop = at;
        while (stop < end && isWord(text.charAt(stop))) {
            stop++;
        }
        if (stop == start) {
            throw Unreadable.NO;
        }
        char next = stop < end ? text.charAt(stop) : ' ';
        if ((next == '\'' || next == '"') && stop - start <= 2) {
            python = true;
            boolean raw = text.charAt(start) == 'r' || text.charAt(stop - 1) == 'r';
            return oneOrMore(texts.read(stop, raw));
        }
        if (next == '(') {
            python = true;
            return new PythonCall(start, stop).read(depth);
        }
        Node.Scalar word = literal(start, stop, false);
        return checked(word);
    }

    private Node checked(Node.Scalar word) throws Unreadable {
        String value = word.value();
        char first = value.charAt(0);
        boolean number = Character.isDigit(first) || first == '-' || first == '+' || first == '.';
        switch (value) {
            case "true", "false", "null", "NaN", "Infinity", "undefined" -> {
                return word;
            }
            case "True", "False", "None", "nan", "inf", "Ellipsis" -> {
                python = true;
                return word;
            }
            default -> {
                boolean key = !number && spaceEnd(at) < end && text.charAt(spaceEnd(at)) == ':';
                if (!number && !key) {
                    throw Unreadable.NO;
                }
                return key ? new Node.Scalar(word.span(), value, word.places(), true) : word;
            }
        }
    }

    private Node.Scalar literal(int from, int to, boolean isText) {
        at = to;
        Span span = new Span(from, to);
        return new Node.Scalar(span, text.substring(from, to), Places.copied(span), isText);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+' || c == '$';
    }

    private void skipSpace() {
        at = spaceEnd(at);
    }

    private int spaceEnd(int from) {
        int stop = from;
        while (stop < end && Character.isWhitespace(text.charAt(stop))) {
            stop++;
        }
        return stop;
    }

    /** {@code Email(sender='bob', …)} is a mapping; {@code datetime(2024, 5, 1)} stays text. */
    private final class PythonCall {
        private final int start;
        private final int open;

        PythonCall(int start, int open) {
            this.start = start;
            this.open = open;
        }

        Node read(int depth) throws Unreadable {
            return isNamed(spaceEnd(open + 1)) ? mapping(depth) : asText();
        }

        private boolean isNamed(int from) {
            int stop = from;
            while (stop < end && (Character.isLetterOrDigit(text.charAt(stop)) || text.charAt(stop) == '_')) {
                stop++;
            }
            return stop > from && stop < end && text.charAt(stop) == '=';
        }

        private Node mapping(int depth) throws Unreadable {
            at = open + 1;
            List<Node.Member> members = new ArrayList<>();
            while (!closes(')')) {
                int equals = text.indexOf('=', at);
                if (!isNamed(at) || equals < 0 || equals >= end || ++nodes > Bounds.NODES) {
                    throw Unreadable.NO;
                }
                Node.Scalar name = literal(at, equals, true);
                at = equals + 1;
                skipSpace();
                if (at >= end) {
                    cutOff = true;
                } else {
                    members.add(new Node.Member(name, value(depth + 1)));
                }
                comma(')');
            }
            return new Node.Mapping(new Span(start, at), members);
        }

        /** To the bracket that closes, those in quotes not counted. */
        private Node asText() throws Unreadable {
            int depth = 0;
            for (int stop = open; stop < end; stop++) {
                char c = text.charAt(stop);
                if (c == '\'' || c == '"') {
                    stop = texts.read(stop, false).end() - 1;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    return literal(start, stop + 1, true);
                }
            }
            throw Unreadable.NO;
        }
    }
}
