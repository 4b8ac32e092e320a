package dev.agentfirewall.rag;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Span;

/**
 * How far the author of an order goes on: to the closing tag where the order stands in a tag of its own, else to the
 * end of the quoted field, else to where the indentation falls back, else to the end of the paragraph, and of the next
 * ones while a paragraph only announces what follows.
 *
 * <p>Everything in that stretch was written by whoever wrote the order, so cutting it takes the payload as well.
 */
final class OrderBlock {
    /** How far back an opening tag or quotation mark is looked for, and how far forward the end. */
    private static final int REACH = 8_192;

    private static final int TAG_DISTANCE = 160;
    private static final int SHORT_PARAGRAPH = 160;
    private static final Pattern OPENING_TAG = Pattern.compile("<([A-Za-z_][\\w-]{1,40})>[^<>]*$");
    private static final Pattern FIELD_LINE = Pattern.compile("^(?:-\\s|[\\w-]{1,40}\\s?:)");

    private final String text;
    private final Span order;
    private final int floor;

    private OrderBlock(String text, Span order, int floor) {
        this.text = text;
        this.order = order;
        this.floor = Math.max(floor, order.start() - REACH);
    }

    /** The block around {@code order}, no part of it before {@code floor}. */
    static Span around(String text, Span order, int floor) {
        return new OrderBlock(text, order, floor).find();
    }

    private Span find() {
        int limit = Math.min(text.length(), order.end() + REACH);
        Matcher tag = OPENING_TAG.matcher(text.substring(Math.max(floor, order.start() - TAG_DISTANCE), order.start()));
        if (tag.find()) {
            int open = Math.max(floor, order.start() - TAG_DISTANCE) + tag.start();
            String closing = "</" + tag.group(1) + ">";
            int close = text.substring(order.start(), limit).indexOf(closing);
            if (close >= 0) {
                return new Span(open, Math.max(order.end(), order.start() + close + closing.length()));
            }
        }
        int quote = openingQuote();
        int end = quote >= 0 ? endOfQuoted(text.charAt(quote), limit) : endOfPlain(limit);
        return new Span(order.start(), Math.max(order.end(), end));
    }

    /** Where the field that holds the order was opened, or -1: a quotation mark after a colon, comma or bracket. */
    private int openingQuote() {
        for (int i = order.start() - 1; i >= floor; i--) {
            char c = text.charAt(i);
            if ((c == '"' || c == '\'') && !escaped(i)) {
                if (opens(i)) {
                    return i;
                }
                if (closes(i, c)) {
                    return -1;
                }
            }
        }
        return -1;
    }

    private boolean opens(int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 0 && ":,[{(".indexOf(text.charAt(before)) >= 0;
    }

    private boolean closes(int at, char quote) {
        if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
            return false; // doubled: an escaped mark in YAML
        }
        int after = at + 1;
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        return after >= text.length() || ",}]):\n\r".indexOf(text.charAt(after)) >= 0;
    }

    private boolean escaped(int at) {
        return (at > 0 && text.charAt(at - 1) == '\\')
                || (text.charAt(at) == '\'' && at > 0 && text.charAt(at - 1) == '\'');
    }

    private int endOfQuoted(char quote, int limit) {
        for (int i = order.end(); i < limit; i++) {
            if (text.charAt(i) == quote && !escaped(i) && closes(i, quote)) {
                return i;
            }
        }
        return limit;
    }

    private int endOfPlain(int limit) {
        int indent = indentOf(lineStart(order.start()));
        int paragraph = order.start();
        int at = order.end();
        while (at < limit) {
            int lineEnd = endOfLine(at, limit);
            if (lineEnd >= limit) {
                return limit;
            }
            int next = lineEnd + 1;
            int afterBlank = skipBlankLines(next, limit);
            if (afterBlank >= limit || fallsBack(afterBlank, indent)) {
                return lineEnd;
            }
            if (afterBlank > next) {
                if (!announces(paragraph, lineEnd)) {
                    return lineEnd;
                }
                paragraph = afterBlank;
            }
            at = afterBlank;
        }
        return limit;
    }

    /** A short paragraph, or one that ends in a colon or comma, leads up to the next. */
    private boolean announces(int start, int end) {
        char last = text.charAt(Math.max(start, end - 1));
        return end - start <= SHORT_PARAGRAPH || last == ':' || last == ',';
    }

    /** Whether the line at {@code lineStart} is a field of what holds the order's own field, or beside it. */
    private boolean fallsBack(int lineStart, int indent) {
        int own = indentOf(lineStart);
        return fieldAt(lineStart) && (own < indent || (own == indent && fieldAt(lineStart(order.start()))));
    }

    private boolean fieldAt(int lineStart) {
        int start = Math.min(text.length(), lineStart + indentOf(lineStart));
        return FIELD_LINE
                .matcher(text.substring(start, Math.min(text.length(), start + 48)))
                .find();
    }

    private int lineStart(int at) {
        int limit = Math.max(0, at - REACH);
        int i = at;
        while (i > limit && text.charAt(i - 1) != '\n') {
            i--;
        }
        return i;
    }

    private int indentOf(int lineStart) {
        int i = lineStart;
        while (i < text.length() && i - lineStart < 64 && text.charAt(i) == ' ') {
            i++;
        }
        return i - lineStart;
    }

    private int endOfLine(int at, int limit) {
        int end = at;
        while (end < limit && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private int skipBlankLines(int from, int limit) {
        int lineStart = from;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineStart = i + 1;
            } else if (c > ' ') {
                return lineStart;
            }
        }
        return limit;
    }
}
