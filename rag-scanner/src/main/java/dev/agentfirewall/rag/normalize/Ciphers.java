package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences written in ROT13, in Atbash or backwards: told by key words that stand in them in that form, at least two
 * near each other. One pass over a canonical text, linear.
 *
 * <p>Thread-safe.
 *
 * <p><b>Limitations.</b> English. Other alphabets shifted by other amounts, and keyed ciphers, pass.
 */
public final class Ciphers {
    private static final int SHORTEST_WORD = 5;
    private static final int NEAR = 160;
    private static final int BEFORE = 120;
    private static final int AFTER = 360;
    private static final int FEWEST_HITS = 2;

    private final CanonicalText source;
    private final String text;
    private final List<Decoded> found = new ArrayList<>();

    private Ciphers(CanonicalText source) {
        this.source = source;
        this.text = source.text();
    }

    /** What stands so in {@code text}, with places in the original. */
    public static List<Decoded> in(CanonicalText text) {
        Ciphers ciphers = new Ciphers(text);
        ciphers.run();
        return ciphers.found;
    }

    private void run() {
        Cluster rot13 = new Cluster(KeyWords.ROT13, Scheme.ROT13);
        Cluster atbash = new Cluster(KeyWords.ATBASH, Scheme.ATBASH);
        Cluster reversed = new Cluster(KeyWords.REVERSED, Scheme.REVERSED);
        int at = 0;
        while (at < text.length()) {
            if (!KeyWords.lower(text.charAt(at))) {
                at++;
                continue;
            }
            int end = endOfWord(at);
            int kinds = end - at >= SHORTEST_WORD ? KeyWords.kinds(text, at, end) : 0;
            if (kinds != 0) {
                rot13.note(kinds, at, end);
                atbash.note(kinds, at, end);
                reversed.note(kinds, at, end);
            }
            at = end;
        }
        rot13.close();
        atbash.close();
        reversed.close();
    }

    private int endOfWord(int from) {
        int at = from;
        while (at < text.length() && KeyWords.lower(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Key words in one form that stand near each other. */
    private final class Cluster {
        private final int kind;
        private final Scheme scheme;
        private int start;
        private int end;
        private int hits;

        Cluster(int kind, Scheme scheme) {
            this.kind = kind;
            this.scheme = scheme;
        }

        void note(int kinds, int from, int to) {
            if ((kinds & kind) == 0) {
                return;
            }
            if (hits > 0 && from - end > NEAR) {
                close();
            }
            start = hits == 0 ? from : start;
            end = to;
            hits++;
        }

        void close() {
            if (hits >= FEWEST_HITS) {
                int from = lineStart(start);
                int to = lineEnd(end);
                found.add(new Decoded(plain(from, to), source.original(from, to), scheme));
            }
            hits = 0;
        }

        private String plain(int from, int to) {
            if (scheme == Scheme.REVERSED) {
                return new StringBuilder(text.substring(from, to)).reverse().toString();
            }
            StringBuilder plain = new StringBuilder(to - from);
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                plain.append(scheme == Scheme.ROT13 ? KeyWords.rot13(c) : KeyWords.atbash(c));
            }
            return plain.toString();
        }
    }

    private int lineStart(int from) {
        int at = from;
        while (at > 0 && from - at < BEFORE && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && at - from < AFTER && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }
}
