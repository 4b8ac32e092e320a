package dev.agentfirewall.output;

import dev.agentfirewall.rag.normalize.Invisible;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Characters that nobody sees and a program reads: tags, variation selectors, characters of no width, bidirectional overrides, terminal escapes. What
 * honest writing needs stays: emoji with their joiners and flags, joiners in Arabic and Indic words, soft hyphens in words.
 */
final class Carriers {
    private static final String RULE = "answer.carrier";
    private static final int MOST = 200;
    private static final int FEW = 8;
    private static final int FLAG = 0x1F3F4;
    private static final int TAG_END = 0xE007F;

    private Carriers() {}

    static List<Finding> in(String text) {
        List<Finding> found = new ArrayList<>();
        List<Span> scattered = new ArrayList<>();
        int at = 0;
        while (at < text.length() && found.size() < MOST) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (c == FLAG) {
                at = flag(text, end);
                continue;
            }
            if (c == 0x1B || c == 0x9B || c == 0x9D) {
                end = escape(text, end);
                found.add(finding(at, end));
            } else if (c >= 0xAD && Invisible.any(c)) {
                int run = run(text, at);
                end = at + run;
                judge(text, at, end, found, scattered);
            }
            at = end;
        }
        if (scattered.size() >= FEW) {
            scattered.stream()
                    .limit(MOST)
                    .map(span -> finding(span.start(), span.end()))
                    .forEach(found::add);
        }
        found.addAll(blanks(text));
        return found;
    }

    private static void judge(String text, int from, int to, List<Finding> found, List<Span> scattered) {
        int first = text.codePointAt(from);
        int count = text.codePointCount(from, to);
        boolean override = false;
        for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            override |= Invisible.bidiOverride(c) || Invisible.tag(c) || (c >= 0xE0100 && c <= 0xE01EF && count > 1);
        }
        boolean beginning = from == 0 && first == 0xFEFF && count == 1;
        if (override || count >= 4) {
            found.add(finding(from, to));
        } else if (!beginning && !honest(text, from, to, first)) {
            scattered.add(new Span(from, to));
        }
    }

    /** A joiner or selector that its neighbours call for. */
    private static boolean honest(String text, int from, int to, int c) {
        int before = from > 0 ? text.codePointBefore(from) : ' ';
        int after = to < text.length() ? text.codePointAt(to) : ' ';
        if (c == 0xAD) {
            return Character.isLetter(before) && Character.isLetter(after);
        }
        if (c == 0xFE0F || c == 0xFE0E) {
            return before > 0xFF
                    || before == '#'
                    || before == '*'
                    || before == 0xA9
                    || before == 0xAE
                    || Character.isDigit(before);
        }
        if (c == 0x200E || c == 0x200F || c == 0x61C || Invisible.bidi(c)) {
            return true; // marks of direction: text in two scripts has many, and they come in two kinds at most
        }
        return before >= 0x600 || after >= 0x600;
    }

    private static int run(String text, int from) {
        int at = from;
        while (at < text.length() && Invisible.any(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at - from;
    }

    /** After a black flag, tags spell a region's name, and end. */
    private static int flag(String text, int from) {
        int at = from;
        for (int i = 0; i < 8 && at < text.length(); i++) {
            int c = text.codePointAt(at);
            if (!Invisible.tag(c)) {
                break;
            }
            at += 2;
            if (c == TAG_END) {
                return at;
            }
        }
        return from;
    }

    /** To the end of a terminal's escape sequence: a colour, a title, a link (OSC 8). */
    private static int escape(String text, int from) {
        int limit = Math.min(text.length(), from + 2_000);
        if (from < limit && text.charAt(from) == ']') {
            for (int i = from; i < limit; i++) {
                if (text.charAt(i) == 0x07 || text.charAt(i) == 0x9C) {
                    return i + 1;
                }
                if (text.charAt(i) == 0x1B && i + 1 < limit && text.charAt(i + 1) == '\\') {
                    return i + 2;
                }
            }
            return limit;
        }
        int at = from;
        while (at < limit && "[0123456789;?".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Math.min(at + 1, text.length());
    }

    /** Spaces and tabs, or spaces of several widths, at the ends of lines or between words, that spell bits. */
    private static List<Finding> blanks(String text) {
        List<Finding> found = new ArrayList<>();
        int odd = 0;
        int first = -1;
        int last = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 0x2000 && c <= 0x200A) || c == 0x205F || c == 0x2800) {
                odd++;
                first = first < 0 ? i : first;
                last = i + 1;
            }
        }
        if (odd >= 24 && odd * 12 > text.length()) {
            found.add(finding(first, last));
        }
        trailing(text, found);
        return found;
    }

    private static void trailing(String text, List<Finding> found) {
        int at = 0;
        while (at < text.length() && found.size() < MOST) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int from = end;
            boolean tab = false;
            boolean space = false;
            while (from > at && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
                tab |= text.charAt(from - 1) == '\t';
                space |= text.charAt(from - 1) == ' ';
                from--;
            }
            if (tab && space && end - from >= 8) {
                found.add(finding(from, end));
            }
            at = end + 1;
        }
    }

    private static Finding finding(int from, int to) {
        return new Finding(RULE, Severity.MEDIUM, new Span(from, to), 1.0);
    }
}
