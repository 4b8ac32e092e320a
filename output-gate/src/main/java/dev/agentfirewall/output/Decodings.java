package dev.agentfirewall.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a short text says in other spellings: base64, base32, hexadecimal, octal, binary, numbers for letters, backwards, shifted letters. Each form is
 * text that a person could read; what decodes to noise is none.
 *
 * <p>Bounded: two rounds, and at most {@link #MOST} forms.
 */
final class Decodings {
    /** Forms of one text. */
    static final int MOST = 64;

    private static final int LONGEST = 8_192;
    private static final int LEAST = 4;
    private static final int MOST_BEGUN = 8;
    private static final int SHORTEST_85 = 12;
    private static final int LONGEST_85 = 400;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/_=-]{8,}");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?:(?:0x|\\\\x|%u00|u\\+00|&#x?)?[0-9a-f]{1,8}[^0-9a-z]{1,3}){3,}(?:0x|\\\\x)?[0-9a-f]{1,8}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DIGITS = Pattern.compile("(?:[0-9]{1,8}[^0-9A-Za-z]{1,3}){3,}[0-9]{1,8}");

    private Decodings() {}

    /** {@code text} without percent signs, plus signs read as spaces, as often as it was encoded (three times at most). */
    static String percent(String text) {
        String decoded = text;
        for (int i = 0; i < 3 && decoded.indexOf('%') >= 0; i++) {
            String once = percentOnce(decoded);
            if (once.equals(decoded)) {
                break;
            }
            decoded = once;
        }
        return decoded;
    }

    private static String percentOnce(String text) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What {@code text}, or a token of it, says when it is decoded: two rounds, readable forms alone. */
    static Set<String> of(String text) {
        String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        Set<String> forms = new LinkedHashSet<>();
        List<String> round = List.of(bounded);
        for (int i = 0; i < 2 && forms.size() < MOST; i++) {
            List<String> next = new ArrayList<>();
            for (String one : round) {
                decoded(one).stream().filter(forms::add).forEach(next::add);
            }
            round = next;
        }
        return forms;
    }

    private static List<String> decoded(String text) {
        List<String> found = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find() && found.size() < MOST) {
            token(token.group(), found);
        }
        String joined = joined(text);
        if (joined.length() >= 12 && joined.length() < text.length()) {
            token(joined, found); // cut into labels, segments or values
        }
        signs(text, found);
        numbers(text, found);
        return found;
    }

    private static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '+'
                    || c == '_'
                    || c == '=') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void token(String token, List<String> found) {
        int end = token.length();
        while (end > 0 && token.charAt(end - 1) == '=') {
            end--;
        }
        String body = token.substring(0, end);
        for (int skip = 1; skip < 4 && body.length() - skip >= 8; skip++) {
            Bases.base64(body.substring(skip)).ifPresent(found::add);
        }
        bases(body, found);
        if (body.indexOf('-') > 0 || body.indexOf('_') > 0 || body.indexOf('/') >= 0 || body.indexOf('=') > 0) {
            int from = 0;
            for (int at = 0; at <= body.length(); at++) {
                if (at == body.length() || "-_/=".indexOf(body.charAt(at)) >= 0) {
                    if (at - from >= 8) {
                        bases(body.substring(from, at), found);
                    }
                    from = at + 1;
                }
            }
        }
    }

    private static void bases(String body, List<String> found) {
        if (body.length() >= 8) {
            Bases.base64(body).ifPresent(found::add);
            Bases.hex(body).ifPresent(found::add);
            Bases.base32(body).ifPresent(found::add);
            Bases.base58(body).ifPresent(found::add);
            Bases.base36(body).ifPresent(found::add);
            Bases.binary(body).ifPresent(found::add);
        }
    }

    /** Runs that hold more than the letters, digits and marks of addresses; in each, what follows a sign that may have begun it. */
    private static void signs(String text, List<String> found) {
        if (text.chars().noneMatch(c -> "!#$()*;<>@^`{|}~\"'".indexOf(c) >= 0)
                && text.chars().allMatch(c -> c < 0x2800)) {
            return;
        }
        int begun = 0;
        for (int at = 0; at < text.length() && begun < MOST_BEGUN; at++) {
            if (at == 0 || "/=?~".indexOf(text.charAt(at - 1)) >= 0) {
                begun++;
                int end = text.indexOf("~>", at);
                signs85(text.substring(at, end < 0 ? text.length() : end), found);
                int last = text.lastIndexOf('/');
                if (last > at) {
                    signs85(text.substring(at, last), found);
                }
            }
        }
    }

    private static void signs85(String body, List<String> found) {
        if (body.length() >= SHORTEST_85 && body.length() <= LONGEST_85) {
            Bases.base85(body).ifPresent(found::add);
            Bases.ascii85(body).ifPresent(found::add);
            dots(body).ifPresent(found::add);
        }
    }

    /** Bytes in Braille. */
    private static Optional<String> dots(String body) {
        boolean braille = body.chars().allMatch(c -> c > 0x2800 && c < 0x2880);
        StringBuilder out = new StringBuilder();
        body.chars().forEach(c -> out.append((char) (c - 0x2800)));
        return braille ? Optional.of(out.toString()) : Optional.empty();
    }

    /** Codes with something between them: {@code 104-105}, {@code 8.9}, {@code 0x68 0x69}, binary and octal too. */
    private static void numbers(String text, List<String> found) {
        Matcher run = NUMBERS.matcher(text);
        while (run.find() && found.size() < MOST) {
            String[] codes = run.group().split("[^0-9A-Fa-fxX]+|0x|\\\\x", -1);
            codes(codes, 16, 0).ifPresent(found::add);
        }
        Matcher digits = DIGITS.matcher(text);
        while (digits.find() && found.size() < MOST) {
            String[] codes = digits.group().split("[^0-9]+", -1);
            for (int base : new int[] {10, 8, 2}) {
                codes(codes, base, 0).ifPresent(found::add);
            }
            codes(codes, 10, 'a' - 1).ifPresent(found::add);
            codes(codes, 10, 'a').ifPresent(found::add);
        }
    }

    /** The longest run of codes that are letters; one that is none ends a run. */
    private static Optional<String> codes(String[] codes, int base, int shift) {
        String longest = "";
        StringBuilder out = new StringBuilder();
        for (String code : codes) {
            int value = code.isEmpty() ? -1 : value(code, base, shift);
            if (value >= ' ' && value <= (shift > 0 ? 'z' : 0x7E)) {
                out.append((char) value);
            } else if (!code.isEmpty()) {
                longest = out.length() > longest.length() ? out.toString() : longest;
                out.setLength(0);
            }
        }
        longest = out.length() > longest.length() ? out.toString() : longest;
        return longest.length() >= LEAST ? Optional.of(longest) : Optional.empty();
    }

    private static int value(String code, int base, int shift) {
        try {
            return Integer.parseInt(code, base) + shift;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
