package dev.agentfirewall.output;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
        String joined = text.replaceAll("[^A-Za-z0-9+_=]", "");
        if (joined.length() >= 12 && joined.length() < text.length()) {
            token(joined, found); // cut into labels, segments or values
        }
        numbers(text, found);
        return found;
    }

    private static void token(String token, List<String> found) {
        String body = token.replaceAll("=+$", "");
        for (int skip = 0; skip < 4 && body.length() - skip >= 8; skip++) {
            String part = body.substring(skip);
            base64(part).ifPresent(found::add);
        }
        hex(body).ifPresent(found::add);
        base32(body).ifPresent(found::add);
        base58(body).ifPresent(found::add);
        binary(body).ifPresent(found::add);
        if (body.indexOf('-') > 0 || body.indexOf('_') > 0 || body.indexOf('/') >= 0 || body.indexOf('=') > 0) {
            for (String piece : body.split("[-_/=]", -1)) {
                if (piece.length() >= 8 && piece.length() < body.length()) {
                    base64(piece).ifPresent(found::add);
                    hex(piece).ifPresent(found::add);
                    base32(piece).ifPresent(found::add);
                    base58(piece).ifPresent(found::add);
                    binary(piece).ifPresent(found::add);
                }
            }
        }
    }

    private static Optional<String> base64(String body) {
        String plain = body.replace('-', '+').replace('_', '/').replaceAll("=", "");
        int whole = plain.length() % 4 == 1 ? plain.length() - 1 : plain.length();
        try {
            return readable(Base64.getDecoder().decode(plain.substring(0, whole)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> hex(String body) {
        String digits = body.toLowerCase(Locale.ROOT);
        if (digits.length() % 2 != 0) {
            digits = digits.substring(0, digits.length() - 1);
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(digits.charAt(2 * i), 16);
            int low = Character.digit(digits.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) (high * 16 + low);
        }
        return readable(bytes);
    }

    private static Optional<String> base32(String body) {
        String upper = body.toUpperCase(Locale.ROOT);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < upper.length(); i++) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(upper.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            buffer = (buffer << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write(buffer >> bits);
            }
        }
        return readable(out.toByteArray());
    }

    private static Optional<String> base58(String body) {
        if (body.length() > 128) {
            return Optional.empty();
        }
        java.math.BigInteger number = java.math.BigInteger.ZERO;
        for (int i = 0; i < body.length(); i++) {
            int value = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".indexOf(body.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            number = number.multiply(java.math.BigInteger.valueOf(58)).add(java.math.BigInteger.valueOf(value));
        }
        return readable(number.toByteArray());
    }

    private static Optional<String> binary(String body) {
        if (body.length() < 24 || !body.matches("[01]+")) {
            return Optional.empty();
        }
        byte[] bytes = new byte[body.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(body.substring(i * 8, i * 8 + 8), 2);
        }
        return readable(bytes);
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

    private static Optional<String> codes(String[] codes, int base, int shift) {
        StringBuilder out = new StringBuilder();
        for (String code : codes) {
            if (code.isEmpty()) {
                continue;
            }
            try {
                int value = Integer.parseInt(code, base) + shift;
                if (value < ' ' || value > (shift > 0 ? 'z' : 0x7E)) {
                    return Optional.empty();
                }
                out.append((char) value);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return out.length() >= 4 ? Optional.of(out.toString()) : Optional.empty();
    }

    /** The text of {@code bytes}, where a person could read it: at least four characters, nearly all of them letters, digits and marks. */
    private static Optional<String> readable(byte[] bytes) {
        if (bytes.length < 4) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            long legible = text.chars()
                    .filter(c -> (c >= ' ' && c != 0x7F) || c == '\n' || c == '\t')
                    .count();
            return legible == text.length() ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
