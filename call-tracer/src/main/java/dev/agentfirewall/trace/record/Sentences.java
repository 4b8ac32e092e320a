package dev.agentfirewall.trace.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts texts into sentences in one pass. A stop ends one where space follows that no abbreviation, initial or number explains; the full stops of
 * scripts without spaces end one anywhere. A line break ends one where a blank line, a list's mark, a heading or a name with a colon follows, or
 * where the line is too short to have been wrapped; a wrapped line goes on. Not thread-safe.
 */
final class Sentences {
    private final Node.Scalar scalar;
    private final String text;
    private final List<Sentence> out;
    private int start;

    private Sentences(Node.Scalar scalar, List<Sentence> out) {
        this.scalar = scalar;
        this.text = scalar.value();
        this.out = out;
    }

    static List<Sentence> of(List<Node.Scalar> texts) {
        List<Sentence> sentences = new ArrayList<>();
        for (Node.Scalar scalar : texts) {
            new Sentences(scalar, sentences).cut();
        }
        return List.copyOf(sentences);
    }

    private void cut() {
        int line = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\u2028' || c == '\u2029' || (c == '\r' && !isBefore(at, '\n'))) {
                if (LineBreaks.endsSentence(text, line, at)) {
                    end(at);
                }
                line = at + 1;
            } else if (Stops.isFull(c)) {
                at = closed(at + 1) - 1;
                end(at + 1);
            } else if (Stops.isSpaced(c)) {
                int after = closed(at + 1);
                if (isEnd(at, after)) {
                    end(after);
                }
                at = after - 1;
            }
        }
        end(text.length());
    }

    private boolean isBefore(int at, char next) {
        return at + 1 < text.length() && text.charAt(at + 1) == next;
    }

    /** Past further stops and what closes. */
    private int closed(int from) {
        int at = from;
        while (at < text.length() && (Stops.isStop(text.charAt(at)) || Stops.isCloser(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private boolean isEnd(int stop, int after) {
        if (after < text.length() && !Character.isWhitespace(text.charAt(after)) && !isWide(text.charAt(after))) {
            return false; // a decimal point, a domain, a file's name
        }
        if (text.charAt(stop) != '.' || after > stop + 1) {
            return !isInQuotes(stop, after);
        }
        return !Abbreviations.endsAt(text, start, stop) && !isLower(after);
    }

    /** {@code "Really?" she said} goes on. */
    private boolean isInQuotes(int stop, int after) {
        return after > stop + 1 && isLower(after);
    }

    private boolean isLower(int after) {
        int next = after;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && Character.isLowerCase(text.charAt(next));
    }

    private static boolean isWide(char c) {
        return Character.isIdeographic(c) || (c >= '\u3040' && c <= '\u30ff');
    }

    /** What stands from the last end to here, without space and list marks. */
    private void end(int to) {
        int from = Lines.trimStart(text, start, to);
        int stop = Lines.trimEnd(text, from, to);
        int mark = ListMark.length(text, from, stop);
        if (from + mark < stop) {
            from += mark;
        }
        if (from < stop) {
            out.add(new Sentence(text.substring(from, stop), scalar.places().original(from, stop)));
        }
        start = to;
    }
}
