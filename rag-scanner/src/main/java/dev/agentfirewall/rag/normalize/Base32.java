package dev.agentfirewall.rag.normalize;

import java.util.Optional;

/** Base32 (RFC 4648), either case, padding optional. */
final class Base32 {
    private static final int BITS = 5;

    private Base32() {}

    /** {@code body} decoded, where it has no letter outside the alphabet and one case. */
    static Optional<byte[]> decode(String body) {
        byte[] bytes = new byte[body.length() * BITS / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        int cases = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            int value = value(c);
            cases |= c >= 'a' ? 2 : c >= 'A' ? 1 : 0;
            if (value < 0 || cases == 3) {
                return Optional.empty();
            }
            buffer = (buffer << BITS | value) & 0xFFF;
            bits += BITS;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return Optional.of(bytes);
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
    }
}
