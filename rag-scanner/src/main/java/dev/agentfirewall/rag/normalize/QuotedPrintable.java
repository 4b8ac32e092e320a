package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import dev.agentfirewall.scan.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines in quoted-printable, as mails carry them: {@code =69} for a letter, {@code =} at a line's end to join lines. */
final class QuotedPrintable {
    private static final int FEWEST_ESCAPES = 3;
    private static final int LONGEST = 1 << 16;

    private QuotedPrintable() {}

    /** Adds what stands so in {@code text}, one carrier for lines that are joined. */
    static void find(String text, List<Decoded> found) {
        int floor = 0;
        int at = text.indexOf('=');
        while (at >= 0) {
            int from = lineStart(text, at, floor);
            int end = endOfJoined(text, at);
            if (escapes(text, at, end) >= FEWEST_ESCAPES) {
                String plain = decode(text, from, end);
                if (Printable.words(plain)) {
                    found.add(new Decoded(plain, new Span(from, end), Scheme.QUOTED_PRINTABLE));
                }
            }
            floor = end;
            at = text.indexOf('=', end);
        }
    }

    private static int lineStart(String text, int from, int floor) {
        int at = from;
        while (at > floor && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private static int endOfJoined(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST) {
            char c = text.charAt(at);
            if (c == '\n' && !(at > 0 && (text.charAt(at - 1) == '=' || softReturn(text, at)))) {
                break;
            }
            at++;
        }
        return Math.min(text.length(), Math.max(at, from + 1));
    }

    private static boolean softReturn(String text, int at) {
        return at > 1 && text.charAt(at - 1) == '\r' && text.charAt(at - 2) == '=';
    }

    private static int escapes(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            int octet = text.charAt(i) == '=' ? octet(text, i + 1, to) : -1;
            count += octet >= 0x80 || Character.isLetter(Math.max(octet, 0)) ? 1 : 0; // "n=20" is a number
        }
        return count;
    }

    private static int octet(String text, int at, int to) {
        if (at + 1 >= to) {
            return -1;
        }
        int high = upperHex(text.charAt(at));
        int low = upperHex(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int upperHex(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    private static String decode(String text, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            int octet = c == '=' ? octet(text, at + 1, to) : -1;
            if (octet >= 0) {
                bytes.write(octet);
                at += 3;
            } else if (c == '=' && at + 1 < to && text.charAt(at + 1) == '\n') {
                at += 2;
            } else if (c == '=' && at + 2 < to && text.charAt(at + 1) == '\r') {
                at += 3;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                at++;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
