package dev.agentfirewall.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines of a Markdown text stand in fenced blocks of code, read line by line, as <a href="https://spec.commonmark.org/0.31.2/">CommonMark</a>
 * has it: a fence that nobody closes goes on to the end of what it stands in, a list item, a quotation, or the text; between the lines of HTML
 * there is none. Code that is told by indentation alone counts as text. Not thread-safe.
 */
public final class CodeBlocks {
    private static final int TAB = 4;
    private static final int WIDEST = 5;
    private static final int MOST_LEVELS = 32;
    private static final int QUOTE = 0;
    private static final Pattern MARKER = Pattern.compile("(?:[-*+]|\\d{1,9}[.)])(?= |$)");
    private static final Pattern INTERRUPTS = Pattern.compile("(?:[-*+]|0{0,8}1[.)]) +\\S");
    private static final Pattern FENCE = Pattern.compile("(`{3,})([^`]*)|(~{3,})(.*)", Pattern.DOTALL);
    private static final Pattern BREAK = Pattern.compile("(?:(?:\\* *){3,}|(?:- *){3,}|(?:_ *){3,})");
    private static final Pattern HEADING = Pattern.compile("#{1,6}(?: .*)?", Pattern.DOTALL);
    private static final Pattern UNDERLINE = Pattern.compile("(?:=+|-+) *");

    /** What the last line left open, outermost first: a quotation, or the columns that the text of a list item is set in by. */
    private final List<Integer> open = new ArrayList<>();

    private Optional<Fence> fence = Optional.empty();
    private Optional<HtmlBlock> html = Optional.empty();
    private boolean paragraph;
    private String unclosed = "";

    private String line = "";
    private int at;

    /** A text of which nothing was read yet. */
    public CodeBlocks() {}

    /** What a line is. */
    public enum Line {
        /** Code, or the fence around it. */
        CODE,
        /** HTML, which goes to the reader as it is. */
        HTML,
        /** Text, or nothing. */
        TEXT,
        /** Text that goes on with the paragraph of the line before. */
        CONTINUED
    }

    /** A fenced block: its first line's backticks or tildes, and the first word behind them. */
    private record Fence(String mark, String language) {
        static Optional<Fence> opened(String text) {
            Matcher mark = FENCE.matcher(text);
            if (!mark.matches()) {
                return Optional.empty();
            }
            int group = mark.group(1) != null ? 1 : 3;
            String info = mark.group(group + 1).strip();
            return Optional.of(new Fence(mark.group(group), info.split("\\s", 2)[0].toLowerCase(Locale.ROOT)));
        }

        boolean closedBy(String text) {
            String rest = text.stripTrailing();
            return rest.length() >= mark.length() && rest.chars().allMatch(c -> c == mark.charAt(0));
        }
    }

    /** Reads the next line, given without its end. */
    public Line read(String next) {
        line = Tabs.expanded(next);
        at = 0;
        int matched = matched();
        if (matched == open.size()) {
            if (fence.isPresent()) {
                boolean closed = indent() < TAB && fence.get().closedBy(line.substring(at + indent()));
                fence = closed ? Optional.empty() : fence;
                return Line.CODE;
            }
            if (html.isPresent()) {
                html = html.filter(block -> !block.endsWith(line.substring(at)));
                return Line.HTML;
            }
        } else if (fence.isPresent() || html.isPresent()) {
            leave(matched);
        }
        return opened(matched);
    }

    /** The language of the block that the last line left open, such as {@code java}; empty when it left none open or the block names none. */
    public String language() {
        return fence.map(Fence::language).orElse("");
    }

    /**
     * A line that, read first, makes all that follows be read as it is read here: the openings of what the last line left open. Empty when it left
     * nothing open.
     */
    public String opening() {
        String inside = fence.map(block -> block.mark + block.language)
                .or(() -> html.map(HtmlBlock::opening))
                .orElse(paragraph ? "x" + unclosed : "#");
        return open.isEmpty() && inside.equals("#") ? "" : markers() + inside + "\n";
    }

    private String markers() {
        StringBuilder markers = new StringBuilder();
        for (int width : open) {
            String bullet = markers.length() % 2 == 0 ? "-" : "*";
            if (width == QUOTE) {
                markers.append("> ");
            } else {
                markers.append(width <= WIDEST ? bullet + " ".repeat(width - 1) : "1".repeat(width - 2) + ". ");
            }
        }
        return markers.toString();
    }

    /** How many of the open blocks the line goes on with; reads over what says so. */
    private int matched() {
        int matched = 0;
        for (int width : open) {
            boolean quote = width == QUOTE && indent() < TAB && text().startsWith(">");
            if (quote) {
                quote();
            } else if (width != QUOTE && (text().isEmpty() || indent() >= width)) {
                at = Math.min(line.length(), at + width);
            } else {
                break;
            }
            matched++;
        }
        return matched;
    }

    private void quote() {
        at += indent() + 1;
        at += at < line.length() && line.charAt(at) == ' ' ? 1 : 0;
    }

    private void leave(int matched) {
        open.subList(matched, open.size()).clear();
        fence = Optional.empty();
        html = Optional.empty();
        paragraph = false;
    }

    /** Opens what the line opens, behind what it goes on with. */
    private Line opened(int matched) {
        boolean fresh = matched < open.size(); // whether the line stands elsewhere than the paragraph before
        boolean left = !fresh;
        while (true) {
            String text = text();
            boolean same = paragraph && !fresh;
            if (text.isEmpty()) {
                leave(left ? open.size() : matched);
                return Line.TEXT;
            }
            boolean container = indent() < TAB
                    && open.size() < MOST_LEVELS
                    && (text.startsWith(">") || (marked(text, same) && !underlines(text, same)));
            if (!container) {
                return leaf(text, same, left ? open.size() : matched);
            }
            leave(left ? open.size() : matched);
            left = true;
            fresh = true;
            if (text.startsWith(">")) {
                quote();
                open.add(QUOTE);
            } else {
                item(text);
            }
        }
    }

    private static boolean marked(String text, boolean interrupting) {
        return (interrupting ? INTERRUPTS : MARKER).matcher(text).lookingAt()
                && !BREAK.matcher(text).matches();
    }

    private static boolean underlines(String text, boolean same) {
        return same && UNDERLINE.matcher(text).matches();
    }

    private void item(String text) {
        Matcher marker = MARKER.matcher(text);
        int end = marker.lookingAt() ? marker.end() : 1;
        int width = indent() + end;
        at += width;
        int blanks = indent();
        int own = text().isEmpty() || blanks > TAB ? 1 : blanks; // more than four are code by indentation
        at = Math.min(line.length(), at + own);
        open.add(width + own);
    }

    private Line leaf(String text, boolean same, int matched) {
        if (indent() >= TAB) {
            return paragraph ? goesOn(text) : code(matched);
        }
        Optional<Fence> block = Fence.opened(text);
        Optional<HtmlBlock> tags = HtmlBlock.opened(text, paragraph);
        boolean ends = HEADING.matcher(text).matches() || BREAK.matcher(text).matches() || underlines(text, same);
        if (block.isEmpty() && tags.isEmpty() && !ends && paragraph) {
            return goesOn(text);
        }
        leave(matched);
        fence = block;
        html = tags.filter(one -> !one.endsWith(text));
        paragraph = block.isEmpty() && tags.isEmpty() && !ends;
        unclosed = paragraph ? CodeSpans.unclosed(text) : "";
        return block.isPresent() ? Line.CODE : tags.isPresent() ? Line.HTML : Line.TEXT;
    }

    private Line goesOn(String text) {
        unclosed = CodeSpans.unclosed(unclosed + "\n" + text);
        return Line.CONTINUED;
    }

    private Line code(int matched) {
        leave(matched);
        return Line.TEXT;
    }

    /** How many blanks stand at the place. */
    private int indent() {
        int end = at;
        while (end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        return end - at;
    }

    /** What stands there behind the blanks. */
    private String text() {
        return line.substring(at + indent()).stripTrailing();
    }
}
