package dev.agentfirewall.output;

import java.util.ArrayList;
import java.util.List;

/** Where in a text something may be encoded: twelve signs of an alphabet without a space, or six short numbers in a row. Most texts have none. */
final class EncodedRuns {
    private static final int TOKEN = 12;
    private static final int NUMBERS = 6;
    private static final int BYTES = 4;
    private static final int LONGEST_NUMBER = 8;

    private EncodedRuns() {}

    /** Pairs of start and end, at most {@code most}. */
    static List<int[]> in(String text, int most) {
        List<int[]> runs = new ArrayList<>();
        tokens(text, most, runs);
        numbers(text, most, runs);
        return runs;
    }

    private static void tokens(String text, int most, List<int[]> runs) {
        int from = -1;
        for (int i = 0; i <= text.length() && runs.size() < most; i++) {
            boolean sign = i < text.length() && sign(text.charAt(i));
            if (sign && from < 0) {
                from = i;
            } else if (!sign && from >= 0) {
                if (i - from >= TOKEN) {
                    runs.add(new int[] {from, i});
                }
                from = -1;
            }
        }
    }

    private static boolean sign(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+/_=-".indexOf(c) >= 0;
    }

    private static void numbers(String text, int most, List<int[]> runs) {
        int at = 0;
        while (at < text.length() && runs.size() < most) {
            int count = 0;
            int bytes = 0;
            int end = at;
            int next = at;
            int number = number(text, next);
            while (number > next) {
                count++;
                bytes += number - next == LONGEST_NUMBER ? 1 : 0;
                end = number;
                next = number;
                while (next < text.length() && next < number + 2 && " ,:;-".indexOf(text.charAt(next)) >= 0) {
                    next++;
                }
                number = next > end ? number(text, next) : next;
            }
            if (count >= NUMBERS || bytes >= BYTES) {
                runs.add(new int[] {at, end});
            }
            at = Math.max(end, at + 1);
        }
    }

    /** The end of a hexadecimal number of two to eight digits that begins at {@code from} and stands alone; {@code from} where there is none. */
    private static int number(String text, int from) {
        int start = text.startsWith("0x", from) ? from + 2 : from;
        int end = start;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        boolean alone = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
        return alone && end - start >= 2 && end - start <= LONGEST_NUMBER ? end : from;
    }
}
