package dev.agentfirewall.output;

import dev.agentfirewall.scan.Span;

/** Letters and digits that only look like the plain ones, and characters that nobody sees, among plain ones: in an address, they serve to hide what it says. */
final class Dressed {
    private Dressed() {}

    /** Whether there are any in {@code span} of {@code text}. */
    static boolean in(String text, Span span) {
        int at = span.start();
        while (at < span.end()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean hidden = unseen(c) && at > span.start() && next < span.end() && plain(text, at - 1, next);
            if (c >= 0x80 && (hidden || styled(c))) {
                return true;
            }
            at = next;
        }
        return false;
    }

    /** Between letters of other scripts, some of them join or part what is written. */
    private static boolean plain(String text, int before, int after) {
        return text.charAt(before) < 0x80 && text.charAt(after) < 0x80;
    }

    private static boolean unseen(int c) {
        return c == 0x00AD || c == 0x034F || Character.getType(c) == Character.FORMAT;
    }

    /** Mathematical, circled, squared and full-width letters and digits. */
    private static boolean styled(int c) {
        return (c >= 0x1D400 && c <= 0x1D7FF)
                || (c >= 0x2460 && c <= 0x24FF)
                || (c >= 0x1F110 && c <= 0x1F189)
                || (c >= 0xFF10 && c <= 0xFF5A && Character.isLetterOrDigit(c));
    }
}
