package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what several people said, a line each: {@code Bob: hi}, {@code [10:02] Bob: hi}. A line without a name goes on from the one before.
 * Not thread-safe.
 */
final class ChatReader {
    private static final int MOST_NAME_WORDS = 3;

    private final String text;
    private final List<Span> lines;

    private ChatReader(String text, int from, int end) {
        this.text = text;
        this.lines = Lines.of(text, from, end);
    }

    /** What each said; nothing where the text is no talk. */
    static List<Node> read(String text, int from, int end) {
        ChatReader reader = new ChatReader(text, from, end);
        return reader.isTalk() ? reader.all() : List.of();
    }

    /** At least two lines of words under names that name no field; a third of them all, and speakers that come back or times that are told. */
    private boolean isTalk() {
        Set<String> speakers = new HashSet<>();
        int said = 0;
        int timed = 0;
        int wordy = 0;
        int all = 0;
        for (Span line : lines) {
            int start = Lines.trimStart(text, line.start(), line.end());
            all += start < line.end() ? 1 : 0;
            int name = timeEnd(start, line.end());
            int colon = speakerEnd(name, line.end());
            if (colon >= 0) {
                said++;
                timed += name > start ? 1 : 0;
                wordy += Shapes.words(text.substring(colon + 1, Math.min(line.end(), colon + 60)), 3) >= 3 ? 1 : 0;
                speakers.add(text.substring(name, colon));
            }
        }
        return said >= 2
                && said * 3 >= all
                && (timed == said || (speakers.size() < said && wordy * 2 >= said && speakers.size() > 1));
    }

    private List<Node> all() {
        List<Node> roots = new ArrayList<>();
        int line = 0;
        while (line < lines.size()) {
            Span span = lines.get(line);
            int start = Lines.trimStart(text, span.start(), span.end());
            int name = timeEnd(start, span.end());
            int colon = speakerEnd(name, span.end());
            int next = line + 1;
            while (colon >= 0 && next < lines.size() && !isSaid(lines.get(next))) {
                next++;
            }
            int stop = Lines.trimEnd(text, start, lines.get(next - 1).end());
            if (start < stop) {
                roots.add(colon < 0 ? Node.copied(text, start, stop) : said(start, name, colon, stop));
            }
            line = next;
        }
        return roots;
    }

    private Node said(int start, int name, int colon, int stop) {
        List<Node.Member> members = new ArrayList<>();
        if (name > start) {
            members.add(Node.named("time", Node.copied(text, start, Lines.trimEnd(text, start, name))));
        }
        members.add(Node.named("author", Node.copied(text, name, colon)));
        int from = Lines.trimStart(text, colon + 1, stop);
        members.add(Node.named("text", Node.copied(text, from, stop)));
        return new Node.Mapping(new Span(start, stop), members, true);
    }

    private boolean isSaid(Span line) {
        int start = Lines.trimStart(text, line.start(), line.end());
        return speakerEnd(timeEnd(start, line.end()), line.end()) >= 0;
    }

    /** Past {@code [2024-05-01 10:02]} or {@code 10:02} and the space after it. */
    private int timeEnd(int from, int end) {
        boolean open = from < end && text.charAt(from) == '[';
        int at = open ? from + 1 : from;
        int digits = 0;
        while (at < end
                && at - from < 32
                && (Character.isDigit(text.charAt(at)) || " :.-/,TZAPMapm".indexOf(text.charAt(at)) >= 0)) {
            digits += Character.isDigit(text.charAt(at)) ? 1 : 0;
            at++;
        }
        if (open && at < end && text.charAt(at) == ']' && digits > 2) {
            return Lines.trimStart(text, at + 1, end);
        }
        while (at > from && text.charAt(at - 1) != ' ') {
            at--;
        }
        return !open && digits > 2 ? at : from;
    }

    /** Where the colon stands after a speaker's name that begins at {@code from}; -1 where there is none. */
    private int speakerEnd(int from, int end) {
        int at = from < end && text.charAt(from) == '@' ? from + 1 : from;
        int colon = KeyMark.colon(text, at, end);
        if (colon < 0 || colon + 2 >= end) {
            return -1;
        }
        boolean handle = at > from;
        String name = text.substring(from, colon);
        boolean capital = Character.isUpperCase(name.charAt(0)) || Character.isIdeographic(name.charAt(0));
        return (handle || capital) && Shapes.words(name, 9) <= MOST_NAME_WORDS && Shapes.isThing(name) ? colon : -1;
    }
}
