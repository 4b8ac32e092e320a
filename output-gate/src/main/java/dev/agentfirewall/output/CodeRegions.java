package dev.agentfirewall.output;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Where in a text code stands: fenced blocks that are closed, and spans between backticks on one line. What is not closed counts as no code, for
 * some readers show it as text. Languages that are shown rather than read (Mermaid, SVG, Markdown within Markdown) are no code either.
 */
final class CodeRegions {
    private static final List<String> SHOWN = List.of("mermaid", "svg", "markdown", "md", "artifact");

    private final BitSet code;

    private CodeRegions(BitSet code) {
        this.code = code;
    }

    static CodeRegions of(String text) {
        BitSet code = new BitSet(text.length());
        List<int[]> prose = new ArrayList<>();
        int from = fences(text, code, prose);
        prose.add(new int[] {from, text.length()});
        prose.forEach(stretch -> spans(text, stretch[0], stretch[1], code));
        return new CodeRegions(code);
    }

    boolean covers(int at) {
        return code.get(at);
    }

    private static int fences(String text, BitSet code, List<int[]> prose) {
        int proseFrom = 0;
        int opened = -1;
        String fence = "";
        boolean shown = false;
        for (int line = 0; line < text.length(); ) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            String mark = fence(text, line, end);
            if (opened < 0 && !mark.isEmpty()) {
                opened = line;
                fence = mark;
                shown = SHOWN.contains(language(text, line, end));
            } else if (opened >= 0
                    && closes(mark, fence)
                    && language(text, line, end).isEmpty()) {
                prose.add(new int[] {proseFrom, opened});
                if (!shown) {
                    code.set(opened, end);
                }
                proseFrom = end;
                opened = -1;
            }
            line = end + 1;
        }
        return proseFrom;
    }

    private static boolean closes(String mark, String fence) {
        return !mark.isEmpty() && mark.charAt(0) == fence.charAt(0) && mark.length() >= fence.length();
    }

    private static String fence(String text, int line, int end) {
        int at = line;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        int from = at;
        char c = at < end ? text.charAt(at) : ' ';
        while ((c == '`' || c == '~') && at < end && text.charAt(at) == c) {
            at++;
        }
        return at - from >= 3 ? text.substring(from, at) : "";
    }

    private static String language(String text, int line, int end) {
        String info = text.substring(line, end).strip().replaceAll("^[`~]+", "").strip();
        int space = info.indexOf(' ');
        return (space < 0 ? info : info.substring(0, space)).toLowerCase(java.util.Locale.ROOT);
    }

    private static void spans(String text, int from, int to, BitSet code) {
        int at = from;
        while (at < to) {
            if (text.charAt(at) != '`') {
                at++;
                continue;
            }
            int ticks = ticks(text, at, to);
            int close = close(text, at + ticks, to, ticks);
            if (close > 0) {
                code.set(at, close);
            }
            at = close > 0 ? close : at + ticks;
        }
    }

    private static int close(String text, int from, int to, int ticks) {
        for (int i = from; i < to && text.charAt(i) != '\n'; ) {
            if (text.charAt(i) != '`') {
                i++;
                continue;
            }
            int here = ticks(text, i, to);
            if (here == ticks) {
                return i + here;
            }
            i += here;
        }
        return -1;
    }

    private static int ticks(String text, int at, int to) {
        int end = at;
        while (end < to && text.charAt(end) == '`') {
            end++;
        }
        return end - at;
    }
}
