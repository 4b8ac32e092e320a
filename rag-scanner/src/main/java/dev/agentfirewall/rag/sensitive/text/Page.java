package dev.agentfirewall.rag.sensitive.text;

import dev.agentfirewall.rag.normalize.CanonicalText;
import dev.agentfirewall.rag.normalize.Legible;
import dev.agentfirewall.scan.Span;
import java.util.Arrays;

/**
 * A text made legible, with the places of all topics' words in it. Immutable and thread-safe.
 *
 * <p>Its text is guarded content and shows in no message.
 */
public final class Page {
    private static final int BEFORE = 60;
    private static final int AFTER = 24;
    private static final int LONGEST_WORD = 48;

    private final CanonicalText legible;
    private final String text;
    private final String folded;
    private final Vocabulary vocabulary;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int[] words = new int[32];
    private int hits;
    private final boolean[] mentioned;

    public Page(String original, Vocabulary vocabulary) {
        this.legible = Legible.of(original);
        this.text = legible.text();
        this.folded = Vocabulary.fold(text);
        this.vocabulary = vocabulary;
        this.mentioned = new boolean[vocabulary.topics()];
        vocabulary.search(folded, this::hit);
    }

    private void hit(int start, int end, long word) {
        if (hits == starts.length) {
            starts = Arrays.copyOf(starts, hits * 2);
            ends = Arrays.copyOf(ends, hits * 2);
            words = Arrays.copyOf(words, hits * 2);
        }
        starts[hits] = start;
        ends[hits] = end;
        words[hits++] = (int) word;
        for (int topic : vocabulary.topicsOf((int) word)) {
            mentioned[topic] = true;
        }
    }

    /** The legible text. */
    public String text() {
        return text;
    }

    /** The legible text in lower case and without accents, place for place. */
    public String folded() {
        return folded;
    }

    /** Where in the original the legible characters from {@code start} up to {@code end} stand. */
    public Span original(int start, int end) {
        return legible.original(start, end);
    }

    /** Whether any word of {@code topic} stands in the page. */
    public boolean mentions(Topic topic) {
        int id = vocabulary.topic(topic.name());
        return id >= 0 && mentioned[id];
    }

    /** Told of each place of a topic's words. */
    public interface Place {
        void at(int start, int end);
    }

    /** Every place of {@code topic}'s words, in order of their ends. */
    public void each(Topic topic, Place place) {
        int id = vocabulary.topic(topic.name());
        for (int i = 0; i < hits; i++) {
            if (vocabulary.speaksOf(words[i], id)) {
                place.at(starts[i], ends[i]);
            }
        }
    }

    /**
     * How far from the value between {@code start} and {@code end} a word of {@code topic} stands: characters between, a few more where
     * the word comes after; -1 where none is near or an empty line parts them.
     */
    public int distance(Topic topic, int start, int end) {
        int id = vocabulary.topic(topic.name());
        int nearest = -1;
        for (int i = firstEndingAt(start - BEFORE); i < hits && ends[i] <= end + AFTER + LONGEST_WORD; i++) {
            int gap = gap(i, start, end);
            if (gap >= 0 && (nearest < 0 || gap < nearest) && vocabulary.speaksOf(words[i], id)) {
                nearest = gap;
            }
        }
        return nearest;
    }

    /** Whether a {@link #distance} is that of a word right after the value. */
    public static boolean follows(int distance) {
        return distance >= AFTER && distance <= AFTER + 2;
    }

    private int gap(int hit, int start, int end) {
        if (ends[hit] <= start) {
            return joined(ends[hit], start) ? start - ends[hit] : -1;
        }
        if (starts[hit] >= end && starts[hit] - end <= AFTER && joined(end, starts[hit])) {
            return starts[hit] - end + AFTER;
        }
        return -1;
    }

    private boolean joined(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (text.charAt(i) == '\n' && text.charAt(i + 1) == '\n') {
                return false;
            }
        }
        return true;
    }

    private int firstEndingAt(int place) {
        int low = 0;
        int high = hits;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Tells lengths alone; the text is guarded. */
    @Override
    public String toString() {
        return "Page[" + text.length() + " characters]";
    }
}
