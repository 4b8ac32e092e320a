package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import dev.agentfirewall.scan.Span;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a text holds that a person does not see.
 *
 * @param messages texts written in the tag block or in variation selectors
 * @param zeroWidth from the first to the last character of no width that splits a word; runs close together are one
 * @param bidi stretches whose shown order is overridden
 */
public record HiddenRuns(List<Decoded> messages, List<Span> zeroWidth, List<Span> bidi) {
    private static final HiddenRuns NONE = new HiddenRuns(List.of(), List.of(), List.of());
    private static final int SHORTEST_MESSAGE = 4;
    private static final int SAME_RUN = 24;
    private static final int LONGEST_REGION = 6;

    public HiddenRuns {
        messages = List.copyOf(messages);
        zeroWidth = List.copyOf(zeroWidth);
        bidi = List.copyOf(bidi);
    }

    /** What {@code text} hides. One pass. */
    public static HiddenRuns in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0xAD) {
                return new Reader(text).read();
            }
        }
        return NONE;
    }

    private static final class Reader {
        private final String text;
        private final List<Decoded> messages = new ArrayList<>();
        private final List<Span> zeroWidth = new ArrayList<>();
        private final List<Span> bidi = new ArrayList<>();

        Reader(String text) {
            this.text = text;
        }

        HiddenRuns read() {
            int at = 0;
            while (at < text.length()) {
                int c = text.codePointAt(at);
                int next = at + Character.charCount(c);
                if (Invisible.tag(c)) {
                    next = tags(at);
                } else if (Invisible.variationSelector(c)) {
                    next = selectors(at);
                } else if (Invisible.zeroWidth(c)) {
                    next = endOfSplitters(next);
                    splitter(at, next);
                } else if (Invisible.bidiOverride(c)) {
                    bidi.add(new Span(at, endOfOverride(next)));
                }
                at = next;
            }
            return new HiddenRuns(messages, zeroWidth, bidi);
        }

        private int tags(int start) {
            StringBuilder message = new StringBuilder();
            int at = start;
            while (at < text.length() && Invisible.tag(text.codePointAt(at))) {
                int ascii = Invisible.tagText(text.codePointAt(at));
                if (ascii >= 0) {
                    message.append((char) ascii);
                }
                at += 2;
            }
            if (message.length() >= SHORTEST_MESSAGE && !flagOfRegion(start, message.length())) {
                messages.add(new Decoded(message.toString(), new Span(start, at), Scheme.TAGS));
            }
            return at;
        }

        /** The flags of England, Scotland and Wales are a black flag followed by tags. */
        private boolean flagOfRegion(int start, int length) {
            return length <= LONGEST_REGION && start >= 2 && text.codePointBefore(start) == 0x1F3F4;
        }

        private int selectors(int start) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int at = start;
            while (at < text.length() && Invisible.variationSelector(text.codePointAt(at))) {
                int c = text.codePointAt(at);
                if (Invisible.selectorByte(c) >= 0) {
                    bytes.write(Invisible.selectorByte(c));
                }
                at += Character.charCount(c);
            }
            if (bytes.size() >= SHORTEST_MESSAGE) {
                int end = at;
                Printable.text(bytes.toByteArray())
                        .ifPresent(message ->
                                messages.add(new Decoded(message, new Span(start, end), Scheme.VARIATION_SELECTORS)));
            }
            return at;
        }

        private int endOfSplitters(int from) {
            int at = from;
            while (at < text.length() && Invisible.zeroWidth(text.charAt(at))) {
                at++;
            }
            return at;
        }

        /** Counts only between Latin letters: joiners belong in Persian, Hindi and emoji. */
        private void splitter(int at, int next) {
            boolean splits = at > 0
                    && next < text.length()
                    && latin(text.charAt(at - 1))
                    && latin(text.charAt(next))
                    && text.charAt(at) != 0xAD;
            if (!splits) {
                return;
            }
            int last = zeroWidth.size() - 1;
            if (last >= 0 && at - zeroWidth.get(last).end() <= SAME_RUN) {
                zeroWidth.set(last, new Span(zeroWidth.get(last).start(), next));
            } else {
                zeroWidth.add(new Span(at, next));
            }
        }

        private static boolean latin(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
        }

        private int endOfOverride(int from) {
            int limit = Math.min(text.length(), from + 200);
            for (int i = from; i < limit; i++) {
                if (text.charAt(i) == 0x202C || text.charAt(i) == '\n') {
                    return i + 1;
                }
            }
            return limit;
        }
    }
}
