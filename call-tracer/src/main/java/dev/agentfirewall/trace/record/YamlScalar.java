package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Finds where each unit of a YAML scalar stands in what it was written as, by walking both side by side: the library gives the value and the
 * place of the whole alone. Where the walk loses its way the whole is given for every unit, which is less exact and never wrong.
 */
final class YamlScalar {
    private final String text;
    private final String value;
    private final boolean doubleQuoted;
    private final boolean singleQuoted;
    private final boolean block;
    private final Places.Builder places = new Places.Builder();
    private final int end;
    private int at;
    private int done;

    private YamlScalar(String text, Span inner, ScalarStyle style, String value) {
        this.text = text;
        this.value = value;
        this.at = inner.start();
        this.end = inner.end();
        this.doubleQuoted = style == ScalarStyle.DOUBLE_QUOTED;
        this.singleQuoted = style == ScalarStyle.SINGLE_QUOTED;
        this.block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    }

    static Places places(String text, Span span, ScalarStyle style, String value) {
        boolean quoted = style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.SINGLE_QUOTED;
        if (quoted && span.length() < 2) {
            return Places.somewhere(span, value.length());
        }
        Span inner = quoted ? new Span(span.start() + 1, span.end() - 1) : span;
        if (inner.length() == value.length() && text.startsWith(value, inner.start())) {
            return Places.copied(inner);
        }
        YamlScalar scalar = new YamlScalar(text, inner, style, value);
        if (scalar.block) {
            scalar.skipHeader();
        }
        return scalar.walk() ? scalar.places.build(inner.start()) : Places.somewhere(span, value.length());
    }

    /** {@code |2-} and a comment, up to the line that follows. */
    private void skipHeader() {
        while (at < end && text.charAt(at) != '\n') {
            at++;
        }
        at = Math.min(end, at + 1);
        skipIndent();
    }

    private boolean walk() {
        while (done < value.length()) {
            boolean found = at < end ? step() : lineBreaks(end);
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean step() {
        char c = text.charAt(at);
        if (doubleQuoted && c == '\\') {
            return escape();
        }
        if (c == '\n' || c == '\r' || (isBlank(c) && isFoldedFrom(at))) {
            return fold();
        }
        if (c != value.charAt(done)) {
            return false;
        }
        places.copied(at, 1);
        done++;
        at += singleQuoted && c == '\'' ? 2 : 1;
        return true;
    }

    /** Whether only blanks are left on the line, and it is not the last. */
    private boolean isFoldedFrom(int from) {
        int stop = from;
        while (stop < end && isBlank(text.charAt(stop))) {
            stop++;
        }
        return stop < end && (text.charAt(stop) == '\n' || text.charAt(stop) == '\r') && blanksGone(from, stop);
    }

    /** Literal blocks keep the blanks that end a line. */
    private boolean blanksGone(int from, int stop) {
        return !value.regionMatches(done, text, from, stop - from + 1);
    }

    /** Line breaks and the indent after them became a space, or breaks. */
    private boolean fold() {
        int start = at;
        int breaks = 0;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            breaks += text.charAt(at) == '\n' ? 1 : 0;
            at++;
        }
        int meant = block ? spaceEnd() : done + Math.max(1, breaks - 1);
        if (meant > value.length() || (!block && !isFold(meant, breaks == 1 ? ' ' : '\n'))) {
            return false;
        }
        int kept = block ? keptIndent(start, meant) : 0;
        places.written(start, at - kept, meant - done - kept).copied(at - kept, kept);
        done = meant;
        return true;
    }

    private boolean isFold(int meant, char with) {
        for (int i = done; i < meant; i++) {
            if (value.charAt(i) != with) {
                return false;
            }
        }
        return true;
    }

    private int spaceEnd() {
        int stop = done;
        while (stop < value.length() && Character.isWhitespace(value.charAt(stop))) {
            stop++;
        }
        return stop;
    }

    /** Blanks after the last line break that are the value's own, as in a literal block. */
    private int keptIndent(int start, int meant) {
        int kept = 0;
        while (kept < meant - done
                && kept < at - start
                && isBlank(value.charAt(meant - kept - 1))
                && isBlank(text.charAt(at - kept - 1))
                && value.lastIndexOf('\n', meant - 1) >= done) {
            kept++;
        }
        return kept;
    }

    private boolean escape() {
        if (at + 1 >= end) {
            return false;
        }
        char c = text.charAt(at + 1);
        if (c == '\n' || c == '\r') {
            at = c == '\r' && at + 2 < end && text.charAt(at + 2) == '\n' ? at + 3 : at + 2;
            skipIndent();
            return true;
        }
        int length = 2 + (c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0);
        int simple = Escapes.simple(c);
        if (at + length > end || (simple >= 0 && value.charAt(done) != simple)) {
            return false;
        }
        int units = length == 10 && done + 1 < value.length() && Character.isHighSurrogate(value.charAt(done)) ? 2 : 1;
        places.written(at, at + length, units);
        done += units;
        at += length;
        return true;
    }

    /** A block's last line break lies beyond its trimmed end. */
    private boolean lineBreaks(int where) {
        int rest = value.length() - done;
        for (int i = done; i < value.length(); i++) {
            if (!Character.isWhitespace(value.charAt(i))) {
                return false;
            }
        }
        places.written(where, where, rest);
        done = value.length();
        return true;
    }

    private void skipIndent() {
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
