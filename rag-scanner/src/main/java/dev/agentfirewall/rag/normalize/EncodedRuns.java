package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import dev.agentfirewall.scan.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds texts written in base64 (both alphabets, wrapped lines), hexadecimal and percent escapes, and decodes them.
 * Linear: every character belongs to at most one run of each kind, and a decoded text is shorter than its run.
 *
 * <p>Thread-safe.
 */
public final class EncodedRuns {
    private static final int SHORTEST_RUN = 20;
    private static final int FEWEST_ESCAPES = 4;
    private static final int SHORTEST_WRAPPED_LINE = 60;

    private EncodedRuns() {}

    /** What stands encoded in {@code text}, in the order of kinds, then of place. */
    public static List<Decoded> in(String text) {
        List<Decoded> found = new ArrayList<>();
        base64AndHex(text, found);
        if (text.indexOf('%') >= 0) {
            percent(text, found);
        }
        return found;
    }

    private static void base64AndHex(String text, List<Decoded> found) {
        int at = 0;
        while (at < text.length()) {
            if (!inAlphabet(text.charAt(at))) {
                at++;
                continue;
            }
            int end = endOfRun(text, at);
            if (end - at >= SHORTEST_RUN) {
                decode(text, at, end, found);
            }
            at = end;
        }
    }

    private static int endOfRun(String text, int start) {
        int lineStart = start;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (inAlphabet(c) || c == '=') {
                at++;
            } else if (wrapped(text, at, lineStart)) {
                at += c == '\r' ? 2 : 1;
                lineStart = at;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean wrapped(String text, int at, int lineStart) {
        char c = text.charAt(at);
        int next =
                c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? at + 2 : c == '\n' ? at + 1 : -1;
        return next > 0
                && at - lineStart >= SHORTEST_WRAPPED_LINE
                && next < text.length()
                && inAlphabet(text.charAt(next));
    }

    private static boolean inAlphabet(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }

    private static void decode(String text, int start, int end, List<Decoded> found) {
        String run = text.substring(start, end).replace("\n", "").replace("\r", "");
        int padding = run.indexOf('=');
        String body = padding < 0 ? run : run.substring(0, padding);
        Span carrier = new Span(start, end);
        if (hex(body)) {
            Printable.text(HexFormat.of().parseHex(body))
                    .ifPresent(plain -> found.add(new Decoded(plain, carrier, Scheme.HEX)));
        } else {
            base64(body)
                    .flatMap(Printable::text)
                    .ifPresent(plain -> found.add(new Decoded(plain, carrier, Scheme.BASE64)));
        }
    }

    private static boolean hex(String body) {
        return body.length() % 2 == 0 && body.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }

    private static java.util.Optional<byte[]> base64(String body) {
        String standard = body.replace('-', '+').replace('_', '/');
        int whole = standard.length() % 4 == 1 ? standard.length() - 1 : standard.length();
        try {
            return java.util.Optional.of(Base64.getDecoder().decode(standard.substring(0, whole)));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty(); // not base64 after all
        }
    }

    private static void percent(String text, List<Decoded> found) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            int escapes = 0;
            while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < 0x7F) {
                escapes += text.charAt(end) == '%' ? 1 : 0;
                end++;
            }
            if (escapes >= FEWEST_ESCAPES) {
                String plain = unescape(text, at, end);
                if (Printable.words(plain)) {
                    found.add(new Decoded(plain, new Span(at, end), Scheme.PERCENT));
                }
            }
            at = Math.max(end, at + 1);
        }
    }

    private static String unescape(String text, int start, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            int high = c == '%' && at + 2 < end ? Character.digit(text.charAt(at + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
            bytes.write(low < 0 ? (c == '+' ? ' ' : c) : high * 16 + low);
            at += low < 0 ? 1 : 3;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
