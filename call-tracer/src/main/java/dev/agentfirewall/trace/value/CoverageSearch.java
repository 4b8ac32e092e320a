package dev.agentfirewall.trace.value;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the runs of words that a body and a text have in common: four words in a row of which two are not in every text, or fewer when
 * they have figures or many letters. A run is looked for where its rarest word stands in the text, and followed as far as it goes. One search each.
 */
final class CoverageSearch {
    private static final int RUN = 4;
    private static final int SHORT_RUN = 2;
    /** As many words, or signs of a script without blanks, tell in any case. */
    private static final int LONG_RUN = 6;

    private static final int MANY_DIGITS = 5;
    private static final int MANY_LETTERS = 14;
    private static final int MAX_CANDIDATES = 256;
    private static final int MAX_WORK = 1 << 18;

    private final Words text;
    private final BodyWords body;
    private final List<Coverage.Stretch> stretches = new ArrayList<>();
    /** How often each word of the body stands in the text at most. */
    private final int[] times;

    private int work;
    private boolean complete = true;

    CoverageSearch(Words text, BodyWords body) {
        this.text = text;
        this.body = body;
        this.times = new int[body.count()];
        for (int i = 0; i < times.length; i++) {
            times[i] = text.atMost(body.hash(i));
        }
    }

    Coverage run() {
        int count = body.count();
        if (count == 0 || text.count() == 0) {
            return Coverage.NONE;
        }
        int covered = 0;
        int at = 0;
        while (at < count && work < MAX_WORK) {
            int length = longest(at);
            covered += length;
            at += Math.max(1, length);
        }
        return new Coverage((double) covered / count, stretches, complete && body.complete() && work < MAX_WORK);
    }

    /** How many words from {@code at} on stand in the text in this order; 0 when they are too few to tell. */
    private int longest(int at) {
        int known = 0;
        while (known < RUN && at + known < body.count() && times[at + known] > 0) {
            known++;
        }
        int run = known == RUN ? follow(at, RUN) : 0;
        return run == 0 && known >= SHORT_RUN && tells(at, SHORT_RUN) ? follow(at, SHORT_RUN) : run;
    }

    /** The longest run from {@code at} on that has the first {@code least} words. */
    private int follow(int at, int least) {
        int rarest = rarest(at, least);
        int best = 0;
        int where = -1;
        int hash = body.hash(rarest);
        int last = Math.min(text.to(hash), text.from(hash) + MAX_CANDIDATES);
        for (int i = text.from(hash); i < last; i++) {
            int first = text.word(i) - (rarest - at);
            int length = first < 0 ? 0 : common(at, first);
            if (length > best && tells(at, length)) {
                best = length;
                where = first;
            }
        }
        if (where >= 0) {
            stretches.add(stretch(at, where, best));
        } else if (last < text.to(hash) && least == RUN) {
            complete = false;
        }
        return best;
    }

    private int rarest(int at, int length) {
        int rarest = at;
        for (int i = at + 1; i < at + length; i++) {
            if (times[i] < times[rarest]) {
                rarest = i;
            }
        }
        return rarest;
    }

    private Coverage.Stretch stretch(int at, int where, int length) {
        int last = where + length - 1;
        int end = text.source().wordEnd(text.start(last));
        return new Coverage.Stretch(
                new Span(body.start(at), body.end(at + length - 1)), new Span(text.start(where), end));
    }

    private int common(int at, int first) {
        int n = 0;
        while (at + n < body.count() && first + n < text.count() && same(at + n, first + n)) {
            n++;
        }
        work += n + 1;
        return n;
    }

    private boolean same(int word, int other) {
        return text.source().match(text.start(other), body.word(word)) >= 0;
    }

    /**
     * Whether a run says where it comes from: it holds two words that few texts hold, and is long, or its figures and letters are many.
     */
    private boolean tells(int at, int length) {
        int letters = 0;
        int digits = 0;
        int telling = 0;
        for (int i = at; i < at + Math.min(length, LONG_RUN); i++) {
            String word = body.word(i);
            if (body.telling(i)) {
                telling++;
                letters += word.length();
            }
            for (int k = 0; k < word.length(); k++) {
                digits += word.charAt(k) >= '0' && word.charAt(k) <= '9' ? 1 : 0;
            }
        }
        boolean unspaced = length > 0 && body.unspaced(at);
        int least = unspaced ? LONG_RUN : RUN;
        boolean few = length >= SHORT_RUN && (digits >= MANY_DIGITS || letters >= MANY_LETTERS);
        return telling >= 2 && (length >= least || (few && !unspaced));
    }
}
