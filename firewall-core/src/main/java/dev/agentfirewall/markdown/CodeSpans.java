package dev.agentfirewall.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code between backticks, as <a href="https://spec.commonmark.org/0.31.2/#code-spans">CommonMark</a> has it. Of a span, only one on a single line
 * without a bar in it (which could part two cells of a table), of at most {@value #LONGEST} characters, counts as code, so that an answer
 * which is still arriving never waits long to know. Pure.
 */
public final class CodeSpans {
    /** Characters of the longest span, its backticks among them. */
    public static final int LONGEST = 200;

    /** It takes more text to say. */
    public static final int OPEN = -1;

    private static final int MOST_TAG = 512;
    private static final Pattern TAG = Pattern.compile(
            "<(?:[a-z][a-z0-9+.-]{1,31}:[^\\s<>]*+>"
                    + "|[a-z][a-z0-9-]*+(?:\\s++[a-z_:][a-z0-9_.:-]*+(?:\\s*+=\\s*+(?:[^\\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\\s*+/?>"
                    + "|/[a-z][a-z0-9-]*+\\s*+>|!--.*?-->|\\?.*?\\?>|![a-z][^>]*+>|!\\[CDATA\\[.*?]]>)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private CodeSpans() {}

    /** A span of code, from its first backtick (inclusive) to behind its last one. */
    public record Place(int from, int to) {}

    /** The spans in {@code paragraph} that count as code, in order. */
    public static List<Place> in(String paragraph) {
        List<Place> spans = new ArrayList<>();
        read(paragraph, spans);
        return spans;
    }

    /** The runs of backticks in {@code paragraph} that nothing closes so far, one for each length, parted by blanks; empty when there are none. */
    static String unclosed(String paragraph) {
        return read(paragraph, new ArrayList<>());
    }

    private static String read(String text, List<Place> spans) {
        StringBuilder unclosed = new StringBuilder();
        Matcher tag = TAG.matcher(text);
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == '<'
                    && tag.region(at, Math.min(text.length(), at + MOST_TAG)).lookingAt()) {
                at = tag.end();
            } else if (c == '`') {
                int ticks = run(text, at);
                int close = close(text, at + ticks, ticks);
                if (close < 0) {
                    unclosed.append(' ').append(text, at, at + ticks);
                } else if (counts(text, at, close)) {
                    spans.add(new Place(at, close));
                }
                at = close < 0 ? at + ticks : close;
            } else {
                at++;
            }
        }
        return unclosed.toString();
    }

    private static boolean counts(String text, int from, int to) {
        return to - from <= LONGEST && text.substring(from, to).chars().noneMatch(c -> c == '\n' || c == '|');
    }

    private static int close(String text, int from, int ticks) {
        for (int i = text.indexOf('`', from); i >= 0; i = text.indexOf('`', i)) {
            int here = run(text, i);
            if (here == ticks) {
                return i + here;
            }
            i += here;
        }
        return -1;
    }

    /**
     * Where the span ends that begins at {@code at}; {@code at} itself when none that counts begins there, for all that is known; {@link #OPEN}
     * when that depends on what follows {@code text}.
     */
    public static int end(CharSequence text, int at) {
        if (at > 0 && (text.charAt(at - 1) == '`' || text.charAt(at - 1) == '\\')) {
            return at;
        }
        int ticks = run(text, at);
        int limit = Math.min(text.length(), at + LONGEST);
        for (int i = at + ticks; i < limit; i++) {
            if (text.charAt(i) == '\n') {
                return at;
            }
            int here = run(text, i);
            if (here > 0 && i + here == text.length()) {
                return OPEN;
            }
            if (here == ticks && i + here <= at + LONGEST) {
                return i + here;
            }
            i += Math.max(0, here - 1);
        }
        return text.length() < at + LONGEST ? OPEN : at;
    }

    /** How many backticks stand at {@code at} in a row. */
    private static int run(CharSequence text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end - at;
    }
}
