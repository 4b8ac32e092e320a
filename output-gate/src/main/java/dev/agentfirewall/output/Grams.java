package dev.agentfirewall.output;

import java.util.Arrays;

/**
 * A text made ready for finding what it shares with others: every run of {@code k} characters in it, by hash, with its places. Immutable; memory is
 * eight bytes a character, and a question costs a bounded number of comparisons, however often a run repeats.
 */
final class Grams {
    private static final int MOST_PLACES = 12;

    private final String text;
    private final int k;
    private final int[] heads;
    private final int[] next;

    Grams(String text, int k) {
        this.text = text;
        this.k = k;
        int count = Math.max(0, text.length() - k + 1);
        heads = new int[Integer.highestOneBit(Math.max(4, count)) * 2];
        Arrays.fill(heads, -1);
        next = new int[count];
        for (int i = count - 1; i >= 0; i--) {
            int slot = slot(text, i);
            next[i] = heads[slot];
            heads[slot] = i;
        }
    }

    boolean isEmpty() {
        return next.length == 0;
    }

    /** How long a run {@code other} shares with this text from {@code at} on; 0 where it is shorter than {@code k}. */
    int runAt(String other, int at) {
        if (next.length == 0 || at + k > other.length()) {
            return 0;
        }
        int longest = 0;
        int places = 0;
        for (int i = heads[slot(other, at)]; i >= 0 && places < MOST_PLACES; i = next[i]) {
            places++;
            longest = Math.max(longest, shared(other, at, i));
        }
        return longest >= k ? longest : 0;
    }

    private int shared(String other, int at, int mine) {
        int most = Math.min(other.length() - at, text.length() - mine);
        int length = 0;
        while (length < most && other.charAt(at + length) == text.charAt(mine + length)) {
            length++;
        }
        return length;
    }

    /** The longest run that {@code other} shares with this text; 0 where none has {@code k} characters. */
    int longestRun(String other) {
        int longest = 0;
        int at = 0;
        while (at + k <= other.length()) {
            int run = runAt(other, at);
            longest = Math.max(longest, run);
            at += run > k ? run - k + 1 : 1; // a longer one can only begin where this one is about to end
        }
        return longest;
    }

    /**
     * Whether {@code other} shares a run of at least {@code least} characters with this text. Asks at every few places only: a run that long
     * covers one of them.
     */
    boolean shares(String other, int least) {
        int wanted = Math.max(least, k);
        int stride = wanted - k + 1;
        if (next.length == 0 || other.length() < wanted) {
            return false;
        }
        for (int at = stride - 1; at + k <= other.length(); at += stride) {
            if (sharesAt(other, at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean sharesAt(String other, int at, int wanted) {
        int places = 0;
        for (int i = heads[slot(other, at)]; i >= 0 && places < MOST_PLACES; i = next[i]) {
            places++;
            int ahead = shared(other, at, i);
            if (ahead >= k && ahead + before(other, at, i, wanted - ahead) >= wanted) {
                return true;
            }
        }
        return false;
    }

    private int before(String other, int at, int mine, int most) {
        int length = 0;
        while (length < most
                && length < at
                && length < mine
                && other.charAt(at - length - 1) == text.charAt(mine - length - 1)) {
            length++;
        }
        return length;
    }

    private int slot(String from, int at) {
        int hash = 0;
        for (int i = at; i < at + k; i++) {
            hash = hash * 31 + from.charAt(i);
        }
        hash *= 0x9E3779B9;
        return (hash ^ hash >>> 15) & (heads.length - 1);
    }

    /** Tells the length; the text is guarded. */
    @Override
    public String toString() {
        return "Grams[" + text.length() + "]";
    }
}
