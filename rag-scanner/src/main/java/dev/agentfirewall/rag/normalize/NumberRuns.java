package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import dev.agentfirewall.scan.Span;
import java.util.List;

/**
 * Texts written as numbers, a character each, set apart by blanks, commas and the like: {@code 69 67 6e},
 * {@code 0x69,0x67}, {@code 105 103 110}, {@code 01101001 01100111}.
 */
final class NumberRuns {
    private static final int FEWEST = 12;
    private static final int OCTET = 8;
    private static final String BETWEEN = " ,;:-\n\r\t";

    private final String text;
    private final List<Decoded> found;

    private NumberRuns(String text, List<Decoded> found) {
        this.text = text;
        this.found = found;
    }

    /** Adds what stands so in {@code text}. */
    static void find(String text, List<Decoded> found) {
        new NumberRuns(text, found).run();
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            at = startsNumber(at) ? read(at) : at + 1;
        }
    }

    private boolean startsNumber(int at) {
        return hex(text.charAt(at)) && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    private static boolean hex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Reads number after number; tells where the first stands that is none. */
    private int read(int start) {
        int count = 0;
        int end = start;
        int at = start;
        while (true) {
            int to = endOfNumber(at);
            if (to < 0) {
                break;
            }
            count++;
            end = to;
            int next = skipBetween(to);
            if (next == to || next >= text.length()) {
                break;
            }
            at = next;
        }
        if (count >= FEWEST) {
            decode(start, end, count);
        }
        return Math.max(end, start + 1);
    }

    private int skipBetween(int from) {
        int at = from;
        while (at < text.length() && at - from < 3 && BETWEEN.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Where the number of two, three or eight digits at {@code at} ends, or -1. */
    private int endOfNumber(int at) {
        int from = digits(at);
        int to = from;
        while (to < text.length() && to - from <= OCTET && hex(text.charAt(to))) {
            to++;
        }
        int length = to - from;
        boolean whole = to == text.length() || !Character.isLetterOrDigit(text.charAt(to));
        return whole && (length == 2 || length == 3 || length == OCTET) ? to : -1;
    }

    private int digits(int at) {
        return text.startsWith("0x", at) ? at + 2 : at;
    }

    private void decode(int start, int end, int count) {
        byte[] hexadecimal = new byte[count];
        byte[] decimal = new byte[count];
        byte[] binary = new byte[count];
        int at = start;
        for (int i = 0; i < count; i++) {
            int from = digits(at);
            int to = endOfNumber(at);
            hexadecimal[i] = (byte) value(from, to, to - from == 2 ? 16 : 0);
            decimal[i] = (byte) value(from, to, to - from == OCTET ? 0 : 10);
            binary[i] = (byte) value(from, to, to - from == OCTET ? 2 : 0);
            at = skipBetween(to);
        }
        for (byte[] bytes : List.of(hexadecimal, decimal, binary)) {
            Printable.text(bytes)
                    .ifPresent(plain -> found.add(new Decoded(plain, new Span(start, end), Scheme.NUMBERS)));
        }
    }

    /** The number in {@code base}; 0, which no text holds, where it is none. */
    private int value(int from, int to, int base) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = base == 0 ? -1 : Character.digit(text.charAt(i), base);
            if (digit < 0) {
                return 0;
            }
            value = value * base + digit;
        }
        return value < 0x100 ? value : 0;
    }
}
