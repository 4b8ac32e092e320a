package dev.agentfirewall.output;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * One token read in one base: 2, 16, 32, 36, 58, 64, 85; what is compressed is unpacked. Each gives text that a person could read, or nothing: what
 * decodes to noise is none.
 */
final class Bases {
    private static final int LEAST = 4;
    private static final int UNPACKED = 8_192;
    private static final int LONGEST_NUMBER = 128;
    private static final int SHORTEST_36 = 12;
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BASE85 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    private Bases() {}

    static Optional<String> base64(String body) {
        byte[] plain = new byte[body.length()];
        int count = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c > 'z') {
                return Optional.empty();
            }
            if (c != '=') {
                plain[count++] = (byte) (c == '-' ? '+' : c == '_' ? '/' : c);
            }
        }
        int whole = count % 4 == 1 ? count - 1 : count;
        try {
            byte[] bytes = Base64.getDecoder().decode(java.util.Arrays.copyOf(plain, whole));
            return packed(bytes) ? unpacked(bytes) : readable(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean packed(byte[] bytes) {
        return bytes.length > 8
                && ((bytes[0] == 0x1F && bytes[1] == (byte) 0x8B)
                        || (bytes[0] == 0x78 && ((bytes[0] << 8) | (bytes[1] & 0xFF)) % 31 == 0));
    }

    private static Optional<String> unpacked(byte[] bytes) {
        ByteArrayInputStream from = new ByteArrayInputStream(bytes);
        try (InputStream in = bytes[0] == 0x78 ? new InflaterInputStream(from) : new GZIPInputStream(from)) {
            return readable(in.readNBytes(UNPACKED));
        } catch (IOException e) {
            return readable(bytes);
        }
    }

    static Optional<String> hex(String body) {
        byte[] bytes = new byte[body.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(body.charAt(2 * i), 16);
            int low = Character.digit(body.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) (high * 16 + low);
        }
        return readable(bytes);
    }

    static Optional<String> base32(String body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length());
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < body.length(); i++) {
            int value = fifth(body.charAt(i));
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

    private static int fifth(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
    }

    static Optional<String> base58(String body) {
        for (int i = 0; i < body.length(); i++) {
            if (BASE58.indexOf(body.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        return body.length() > LONGEST_NUMBER ? Optional.empty() : number(body, BASE58);
    }

    static Optional<String> base36(String body) {
        for (int i = 0; i < body.length(); i++) {
            if (Character.digit(body.charAt(i), 36) < 0) {
                return Optional.empty();
            }
        }
        return body.length() > LONGEST_NUMBER || body.length() < SHORTEST_36
                ? Optional.empty()
                : readable(new BigInteger(body, 36).toByteArray());
    }

    private static Optional<String> number(String body, String alphabet) {
        BigInteger base = BigInteger.valueOf(alphabet.length());
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < body.length(); i++) {
            number = number.multiply(base).add(BigInteger.valueOf(alphabet.indexOf(body.charAt(i))));
        }
        return readable(number.toByteArray());
    }

    static Optional<String> binary(String body) {
        if (body.length() < 24 || !body.chars().allMatch(c -> c == '0' || c == '1')) {
            return Optional.empty();
        }
        byte[] bytes = new byte[body.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(body.substring(i * 8, i * 8 + 8), 2);
        }
        return readable(bytes);
    }

    /** Five signs for four bytes, in the alphabet of RFC 1924. */
    static Optional<String> base85(String body) {
        return base85(body, BASE85);
    }

    /** Five signs for four bytes, from {@code !} to {@code u}. */
    static Optional<String> ascii85(String body) {
        return base85(body, "");
    }

    private static Optional<String> base85(String body, String alphabet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length());
        for (int from = 0; from < body.length(); from += 5) {
            int size = Math.min(5, body.length() - from);
            long value = 0;
            for (int i = 0; i < 5; i++) {
                char c = i < size ? body.charAt(from + i) : 0;
                int digit = i >= size ? 84 : alphabet.isEmpty() ? c - '!' : alphabet.indexOf(c);
                if (digit < 0 || digit > 84) {
                    return Optional.empty();
                }
                value = value * 85 + digit;
            }
            if (value > 0xFFFF_FFFFL) {
                return Optional.empty();
            }
            for (int i = 0; i < size - 1; i++) {
                out.write((int) (value >> (24 - 8 * i)));
            }
        }
        return readable(out.toByteArray());
    }

    /** The text of {@code bytes}, where a person could read it. */
    private static Optional<String> readable(byte[] bytes) {
        if (bytes.length < LEAST) {
            return Optional.empty();
        }
        boolean ascii = true;
        for (byte one : bytes) {
            if ((one >= 0 && one < ' ' && one != '\n' && one != '\t') || one == 0x7F) {
                return Optional.empty(); // most noise ends here
            }
            ascii &= one >= 0;
        }
        return ascii ? Optional.of(new String(bytes, StandardCharsets.US_ASCII)) : utf8(bytes);
    }

    /** Without an exception where it is none: noise is what most of it is. */
    private static Optional<String> utf8(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), out, true);
        return result.isError() ? Optional.empty() : Optional.of(out.flip().toString());
    }
}
