package dev.agentfirewall.trace.value;

import dev.agentfirewall.scan.Span;
import java.util.List;

/**
 * The words of one text, to be looked up by their hash. A pattern is looked for where its rarest word stands, and compared there with
 * the text itself. Immutable and thread-safe.
 */
final class Words {
    /** How many characters one look-up compares before it gives up. */
    private static final int MAX_WORK = 1 << 18;

    private final Source source;
    private final Packed starts;
    private final int count;
    private final Postings postings;

    private Words(Source source, Packed starts, int count, Postings postings) {
        this.source = source;
        this.starts = starts;
        this.count = count;
        this.postings = postings;
    }

    /** The words of {@code source} that start at the first {@code count} of {@code starts}. */
    static Words of(Source source, int[] starts, int[] hashes, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return new Words(
                source, Packed.of(starts, count, source.length()), count, Postings.of(hashes, numbers, count, count));
    }

    int count() {
        return count;
    }

    Source source() {
        return source;
    }

    /** How often a word of this hash stands in the text at most. */
    int atMost(int hash) {
        return postings.count(hash);
    }

    int start(int word) {
        return starts.get(word);
    }

    /** The words that may have this hash, by their number: from this index of {@link #word}. */
    int from(int hash) {
        return postings.from(hash);
    }

    int to(int hash) {
        return postings.to(hash);
    }

    int word(int index) {
        return postings.place(index);
    }

    /** Adds the places where {@code pattern} stands, up to {@code most} in all; false when it gave up before the end of the text. */
    boolean find(WordPattern pattern, int most, List<Match> found) {
        int rarest = rarest(pattern);
        int hash = pattern.hash(rarest);
        int work = 0;
        StringBuilder sign = new StringBuilder();
        int last = to(hash);
        for (int i = from(hash); i < last && found.size() < most; i++) {
            int first = word(i) - rarest;
            if (first < 0 || first + pattern.size() > count) {
                continue;
            }
            work += 8
                    + (source.match(starts.get(word(i)), pattern.words().get(rarest)) < 0
                            ? 0
                            : add(pattern, first, sign, found));
            if (work > MAX_WORK) {
                return false;
            }
        }
        return true;
    }

    /** Compares at word {@code first}; the number of characters it read. */
    private int add(WordPattern pattern, int first, StringBuilder sign, List<Match> found) {
        int begin = starts.get(first);
        int end = begin;
        for (int i = 0; i < pattern.size(); i++) {
            int start = starts.get(first + i);
            if (i > 0 && !parted(pattern.signs().get(i - 1), end, start, sign)) {
                return start - begin;
            }
            end = source.match(start, pattern.words().get(i));
            if (end < 0) {
                return start - begin + pattern.words().get(i).length();
            }
        }
        int from = before(pattern.lead(), begin);
        int to = after(pattern.trail(), end);
        if (from >= 0 && to >= 0 && Boundary.startsAt(source, from, pattern.mail()) && Boundary.endsAt(source, to)) {
            found.add(new Match(new Span(from, to), pattern.form()));
        }
        return end - begin;
    }

    private boolean parted(String expected, int end, int start, StringBuilder sign) {
        if (start == end + 1 && expected.length() == 1 && source.text().charAt(end) == expected.charAt(0)) {
            return true;
        }
        Separators.canonical(source, end, start, sign);
        if (expected.contentEquals(sign)) {
            return true;
        }
        // scripts without blanks: one between two of their signs says nothing
        return expected.isBlank()
                && sign.toString().isBlank()
                && (single(source.before(end)) || single(source.after(start)));
    }

    private static boolean single(int c) {
        return c >= 0 && Fold.classOf(c) == Fold.SINGLE;
    }

    /** Where {@code lead} starts if it stands right before {@code at}; -1 if not. */
    private int before(String lead, int at) {
        int i = at;
        for (int k = lead.length() - 1; k >= 0; k--) {
            int c = source.before(i);
            if (c < 0 || Fold.sign(c) != lead.charAt(k)) {
                return -1;
            }
            i -= Character.charCount(c);
        }
        return i;
    }

    private int after(String trail, int at) {
        int i = at;
        for (int k = 0; k < trail.length(); k++) {
            int c = source.after(i);
            if (c < 0 || Fold.sign(c) != trail.charAt(k)) {
                return -1;
            }
            i += Source.size(source.unit(i));
        }
        return i;
    }

    private int rarest(WordPattern pattern) {
        int rarest = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < pattern.size() && least > 0; i++) {
            int times = postings.count(pattern.hash(i));
            if (times < least) {
                least = times;
                rarest = i;
            }
        }
        return rarest;
    }
}
