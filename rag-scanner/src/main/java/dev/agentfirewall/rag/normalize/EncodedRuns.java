package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import dev.agentfirewall.scan.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Finds texts written in base64 (both alphabets, wrapped lines), base32, hexadecimal, as numbers, in percent escapes and
 * in quoted-printable, packed by gzip or zlib where the bytes say so, and decodes them. Linear: every character belongs
 * to at most one run of each kind, and a decoded text is shorter than its run but for a packed one, which a budget bounds.
 *
 * <p>Thread-safe.
 */
public final class EncodedRuns {
    private static final int SHORTEST_RUN = 20;
    private static final int FEWEST_ESCAPES = 4;
    private static final int SHORTEST_WRAPPED_LINE = 60;

    private static final List<String> BREAKS = List.of("\r", "\\r", "\n", "\\n");

    private EncodedRuns() {}

    /** What stands encoded in {@code text}, in the order of kinds, then of place; packed texts as far as {@code budget} goes. */
    public static List<Decoded> in(String text, DecodeBudget budget) {
        List<Decoded> found = new ArrayList<>();
        runs(text, found, budget);
        if (text.indexOf('%') >= 0) {
            percent(text, found);
        }
        QuotedPrintable.find(text, found);
        NumberRuns.find(text, found);
        return found;
    }

    private static void runs(String text, List<Decoded> found, DecodeBudget budget) {
        int at = 0;
        while (at < text.length()) {
            if (!inAlphabet(text.charAt(at))) {
                at++;
                continue;
            }
            int end = endOfRun(text, at);
            if (end - at >= SHORTEST_RUN) {
                decode(text, new Span(at, end), found, budget);
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
                continue;
            }
            int next = wrap(text, at, lineStart);
            if (next < 0) {
                break;
            }
            at = next;
            lineStart = next;
        }
        return at;
    }

    /** Whether the line break at {@code at} wraps a run: a real one, or one as JSON writes it. */
    private static int wrap(String text, int at, int lineStart) {
        int next = afterBreak(text, at);
        boolean wraps = next > at
                && at - lineStart >= SHORTEST_WRAPPED_LINE
                && next < text.length()
                && inAlphabet(text.charAt(next));
        return wraps ? next : -1;
    }

    private static int afterBreak(String text, int at) {
        int next = at;
        for (String piece : BREAKS) {
            if (text.startsWith(piece, next)) {
                next += piece.length();
            }
        }
        return next;
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

    private static void decode(String text, Span carrier, List<Decoded> found, DecodeBudget budget) {
        String run = joined(text.substring(carrier.start(), carrier.end()));
        int padding = run.indexOf('=');
        String body = padding < 0 ? run : run.substring(0, padding);
        if (hex(body)) {
            read(HexFormat.of().parseHex(body), carrier, Scheme.HEX, budget).ifPresent(found::add);
        } else {
            base64(body)
                    .flatMap(bytes -> read(bytes, carrier, Scheme.BASE64, budget))
                    .or(() -> Base32.decode(body).flatMap(bytes -> read(bytes, carrier, Scheme.BASE32, budget)))
                    .ifPresent(found::add);
        }
    }

    private static String joined(String run) {
        String joined = run;
        for (String piece : BREAKS) {
            joined = joined.contains(piece) ? joined.replace(piece, "") : joined;
        }
        return joined;
    }

    private static Optional<Decoded> read(byte[] bytes, Span carrier, Scheme scheme, DecodeBudget budget) {
        if (Inflation.packed(bytes)) {
            return Inflation.unpack(bytes, budget)
                    .flatMap(Printable::text)
                    .map(plain -> new Decoded(plain, carrier, Scheme.COMPRESSED));
        }
        return Printable.text(bytes).map(plain -> new Decoded(plain, carrier, scheme));
    }

    private static boolean hex(String body) {
        return body.length() % 2 == 0 && body.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }

    private static Optional<byte[]> base64(String body) {
        String standard = body.replace('-', '+').replace('_', '/');
        int whole = standard.length() % 4 == 1 ? standard.length() - 1 : standard.length();
        try {
            return Optional.of(Base64.getDecoder().decode(standard.substring(0, whole)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64 after all
        }
    }

    private static void percent(String text, List<Decoded> found) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            int escapes = 0;
            while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < 0x7F) {
                int octet = octet(text, end, text.length());
                escapes += octet < 0 ? 0 : 1;
                end = octet < 0 ? end + 1 : octet + 2;
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
            int octet = octet(text, at, end);
            bytes.write(octet >= 0 ? Integer.parseInt(text, octet, octet + 2, 16) : c == '+' ? ' ' : c);
            at = octet >= 0 ? octet + 2 : at + 1;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Where the two digits of the percent escape at {@code at} stand, or -1: {@code %69}, and {@code %252569} as well. */
    private static int octet(String text, int at, int end) {
        if (text.charAt(at) != '%') {
            return -1;
        }
        int digits = at + 1;
        while (text.startsWith("25", digits) && hexPair(text, digits + 2, end)) {
            digits += 2;
        }
        return hexPair(text, digits, end) ? digits : -1;
    }

    private static boolean hexPair(String text, int at, int end) {
        return at + 1 < end
                && Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }
}
