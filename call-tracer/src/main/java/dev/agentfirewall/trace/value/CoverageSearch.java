package dev.agentfirewall.trace.value;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the runs of words that a body and a text have in common: four words in a row, or fewer when they are telling (figures, long
 * words). A run is looked for where its rarest word stands in the text, and followed as far as it goes. One search each.
 */
final class CoverageSearch {
    private static final int RUN = 4;
    private static final int SHORT_RUN = 2;
    private static final int TELLING_LENGTH = 7;
    private static final int MAX_CANDIDATES = 64;
    private static final int MAX_WORK = 1 << 20;

    private final Words text;
    private final BodyWords body;
    private final String[] folded;
    private final List<Coverage.Stretch> stretches = new ArrayList<>();
    private int work;

    CoverageSearch(Words text, BodyWords body) {
        this.text = text;
        this.body = body;
        this.folded = new String[body.count()];
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
        return new Coverage((double) covered / count, stretches, body.complete() && work < MAX_WORK);
    }

    /** How many words from {@code at} on stand in the text in this order; 0 when they are too few to tell. */
    private int longest(int at) {
        int known = 0;
        int rarest = at;
        int least = Integer.MAX_VALUE;
        while (known < RUN && at + known < body.count()) {
            int times = text.atMost(body.hash(at + known));
            if (times == 0) {
                break;
            }
            if (times < least) {
                least = times;
                rarest = at + known;
            }
            known++;
        }
        if (known < RUN && !(known >= SHORT_RUN && telling(at, known))) {
            return 0;
        }
        return follow(at, rarest, 0);
    }

    private int follow(int at, int rarest, int least) {
        int best = least;
        int where = -1;
        int hash = body.hash(rarest);
        int last = Math.min(text.to(hash), text.from(hash) + MAX_CANDIDATES);
        for (int i = text.from(hash); i < last; i++) {
            int first = text.word(i) - (rarest - at);
            int length = first < 0 ? 0 : common(at, first);
            if (length > best && (length >= RUN || (length >= SHORT_RUN && telling(at, length)))) {
                best = length;
                where = first;
            }
        }
        if (where >= 0) {
            stretches.add(stretch(at, where, best));
        }
        return best;
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
        return text.source().match(text.start(other), word(word)) >= 0;
    }

    /** Whether so few words tell something: figures of some length, or two words that are not common and long enough together. */
    private boolean telling(int at, int length) {
        int letters = 0;
        int digits = 0;
        int uncommon = 0;
        for (int i = at; i < at + Math.min(length, RUN); i++) {
            String word = word(i);
            if (!Lexicon.common(word)) {
                uncommon++;
                letters += word.length();
            }
            digits += (int) word.chars().filter(Character::isDigit).count();
        }
        return uncommon >= 2 && (digits >= TELLING_LENGTH - 2 || letters >= 2 * TELLING_LENGTH);
    }

    private String word(int word) {
        if (folded[word] == null) {
            folded[word] = body.word(word);
        }
        return folded[word];
    }
}
