package dev.agentfirewall.trace.value;

import java.util.Arrays;

/** Reads a text once and notes its words, and the places that mean something. One text each, not thread-safe. */
final class IndexBuilder implements Keys {
    private static final int SIGNS_EACH = 32;

    private final Source source;
    private int[] starts;
    private int[] hashes;
    private int words;
    private int[] places = new int[16];
    private int[] meanings = new int[16];
    private int noted;
    private int place;
    private boolean complete;

    IndexBuilder(String text) {
        source = Source.of(text, Math.min(text.length(), ValueIndex.MAX_TEXT));
        complete = source.length() == text.length();
        int guess = source.length() / 5 + 16;
        starts = new int[guess];
        hashes = new int[guess];
    }

    ValueIndex build() {
        int end = 0;
        int runEnd = 0;
        for (int at = source.wordFrom(0); at < source.length(); at = source.wordFrom(end)) {
            if (words == ValueIndex.MAX_WORDS) {
                complete = false;
                break;
            }
            int from = end;
            end = source.wordEnd(at);
            int hash = source.hash(at, end);
            word(at, hash);
            place = at;
            Readers.word(source, at, hash, this);
            if (at >= runEnd && inAddress(at, end)) {
                int run = PlaceReader.runStart(source, at, from);
                runEnd = PlaceReader.runEnd(source, run);
                place = run;
                PlaceReader.read(source, run, this);
            }
        }
        signs();
        return new ValueIndex(
                Words.of(source, starts, hashes, words),
                Postings.of(meanings, places, noted, source.length()),
                complete);
    }

    private void word(int start, int hash) {
        if (words == starts.length) {
            starts = Arrays.copyOf(starts, words + (words >> 1));
            hashes = Arrays.copyOf(hashes, starts.length);
        }
        starts[words] = start;
        hashes[words++] = hash;
    }

    /** Notes a meaning where its reader was set going, so that it can be read there again. */
    @Override
    public void add(long key, int start, int end) {
        if (noted == ValueIndex.MAX_MEANINGS) {
            complete = false;
            return;
        }
        if (noted == places.length) {
            places = Arrays.copyOf(places, noted * 2);
            meanings = Arrays.copyOf(meanings, places.length);
        }
        places[noted] = place;
        meanings[noted++] = Key.hash(key);
    }

    /** Whether a word has a sign beside it that addresses and paths are made of. */
    private boolean inAddress(int start, int end) {
        if (end + 1 < source.length()) {
            char after = source.text().charAt(end);
            if ((after == '.' || after == '/' || after == '\\' || after == ':')
                    && source.text().charAt(end + 1) > ' ') {
                return true;
            }
            if (after == '-' || after == '@' || after == '+' || after == '~') {
                return true;
            }
        }
        int before = source.before(start);
        return before == '/' || before == '\\';
    }

    /** A text full of one sign needs no more than the first of them. */
    private void signs() {
        for (int i = 0; i < Readers.CURRENCY_SIGNS.length(); i++) {
            char sign = Readers.CURRENCY_SIGNS.charAt(i);
            int at = source.text().indexOf(sign);
            for (int n = 0; n < SIGNS_EACH && at >= 0 && at < source.length(); n++) {
                place = at;
                Readers.sign(source, place, this);
                at = source.text().indexOf(sign, at + 1);
            }
        }
    }
}
