package dev.agentfirewall.rag.detect;

import dev.agentfirewall.rag.normalize.Folding;
import dev.agentfirewall.scan.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several detectors behind one search for their words. A detector sees a sentence only where a word of each of its
 * groups stands within its reach, and each sentence at most once as the first, so that work is linear in the text.
 *
 * <p>Immutable and thread-safe.
 */
public final class Battery {
    private final List<Detector> detectors;
    private final List<long[]> groups;
    private final Literals literals;

    /** What one detector saw. */
    public record Sighting(Detector detector, Match match) {}

    /**
     * What a battery saw, and what it cost.
     *
     * @param work characters handed to detectors
     * @param whole whether the whole text was looked at, rather than as far as the sightings and effort asked for
     */
    public record Sightings(List<Sighting> all, long work, boolean whole) {}

    public Battery(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
        this.groups = new ArrayList<>();
        Map<String, Long> words = new LinkedHashMap<>();
        int bit = 0;
        for (Detector detector : detectors) {
            long[] masks = new long[detector.words().size()];
            for (int g = 0; g < masks.length; g++) {
                if (bit == Long.SIZE) {
                    throw new IllegalArgumentException("detectors ask for more than 64 groups of words");
                }
                masks[g] = 1L << bit++;
                enter(words, detector.words().get(g), masks[g]);
            }
            groups.add(masks);
        }
        this.literals = new Literals(words);
    }

    private static void enter(Map<String, Long> words, Set<String> group, long mask) {
        for (String word : group) {
            words.merge(Folding.fold(word), mask, (a, b) -> a | b);
        }
    }

    /**
     * What its detectors see in {@code text}, which is canonical, as it came by {@code channel}.
     *
     * @param most about how many sightings are asked for
     * @param effort about how many characters may be handed to detectors
     */
    public Sightings look(String text, Channel channel, int most, long effort) {
        Sentences sentences = new Sentences(text);
        long[] present = new long[sentences.count()];
        literals.search(text, (start, end, bits) -> present[sentences.at(start)] |= bits);
        List<Sighting> seen = new ArrayList<>();
        long work = 0;
        for (int s = 0; s < present.length; s++) {
            if (present[s] == 0) {
                continue;
            }
            if (seen.size() >= most || work >= effort) {
                return new Sightings(seen, work, false);
            }
            work += lookAt(text, channel, sentences, present, s, seen);
        }
        return new Sightings(seen, work, true);
    }

    private long lookAt(
            String text, Channel channel, Sentences sentences, long[] present, int sentence, List<Sighting> seen) {
        long work = 0;
        for (int d = 0; d < detectors.size(); d++) {
            Detector detector = detectors.get(d);
            int last = Math.min(present.length, sentence + detector.reach()) - 1;
            if (asked(groups.get(d), detector.opening(), present, sentence, last) && detector.listensTo(channel)) {
                int start = sentences.start(sentence);
                int end = sentences.end(last);
                work += end - start;
                Passage passage = new Passage(text, start, sentences.end(sentence), end, channel);
                Optional<Match> match = detector.examine(passage);
                match.ifPresent(found -> seen.add(new Sighting(detector, found)));
            }
        }
        return work;
    }

    private static boolean asked(long[] masks, int opening, long[] present, int first, int last) {
        for (int g = 0; g < opening; g++) {
            if ((present[first] & masks[g]) == 0) {
                return false;
            }
        }
        long within = 0;
        for (int s = first; s <= last; s++) {
            within |= present[s];
        }
        for (long mask : masks) {
            if ((within & mask) == 0) {
                return false;
            }
        }
        return true;
    }
}
