package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Span;
import java.util.List;

/**
 * Which sentences of a flagged window carry its score, so that they can be withheld and the rest kept: the most suspect
 * one and those beside it that are suspect by themselves, and more of them until they alone would be flagged and what is left
 * would not; then the sentence before, which may announce them. The whole window where there is no time for that, or no such stretch.
 *
 * <p>Serves one text; not thread-safe. It reads a fixed number of stretches at most.
 */
final class Narrowing {
    /** Stretches that the encoder reads for one text, beside its windows. */
    private static final int READS = 64;

    /** Characters of a window that is narrowed; eighty pieces are longer only where they are mostly white space. */
    private static final int LONGEST = 4_096;

    /** The probability from which a sentence beside the most suspect one belongs to the same order. */
    private static final double SUSPECT = 0.1;

    private final Judge judge;
    private final Channel channel;
    private final RuleEvidence rules;
    private final double flag;
    private final Deadline deadline;
    private int reads;

    Narrowing(Judge judge, Channel channel, RuleEvidence rules, double flag, Deadline deadline) {
        this.judge = judge;
        this.channel = channel;
        this.rules = rules;
        this.flag = flag;
        this.deadline = deadline;
    }

    /** Where in the text that was given those sentences lie. A user turn has one author, and is not narrowed. */
    Span carrying(Reading.Window window) {
        Span place = window.place();
        if (Pool.of(channel) == Pool.USER || place.length() == 0 || place.length() > LONGEST) {
            return window.span();
        }
        String text = window.source().text().substring(place.start(), place.end());
        return window.source().original(carrying(text).movedBy(place.start()));
    }

    private Span carrying(String text) {
        List<Span> sentences = SentenceCuts.of(text);
        if (sentences.size() < 2 || reads + sentences.size() > READS) {
            return new Span(0, text.length());
        }
        double[] alone = new double[sentences.size()];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = probability(cut(text, sentences.get(i)));
        }
        Run run = new Run(alone);
        while (!run.everything()) {
            Span span = new Span(
                    sentences.get(run.first).start(), sentences.get(run.last).end());
            if (settles(text, span)) {
                return new Span(sentences.get(run.announced()).start(), span.end());
            }
            if (reads >= READS || deadline.spent()) {
                break;
            }
            run.grow();
        }
        return new Span(0, text.length());
    }

    /** Whether {@code span} would be flagged by itself, and what is left without it would not. */
    private boolean settles(String text, Span span) {
        return probability(cut(text, span)) >= flag
                && probability(text.substring(0, span.start()) + text.substring(span.end())) < flag;
    }

    private static String cut(String text, Span span) {
        return text.substring(span.start(), span.end());
    }

    private double probability(String text) {
        if (deadline.spent()) {
            return 1; // nothing unread is left out
        }
        reads++;
        Pieces pieces = judge.model()
                .tokenizer()
                .cut(text.stripTrailing(), Deadline.NEVER)
                .pieces();
        Pool pool = Pool.of(channel);
        return new Windows(judge.model(), Source.written(text), pieces)
                .first(pool)
                .map(first -> Blend.probability(judge.logOdds(first, channel, rules)))
                .orElse(0.0);
    }

    /** Sentences that stand together, by their numbers. */
    private static final class Run {
        private final double[] alone;
        private int first;
        private int last;

        Run(double[] alone) {
            this.alone = alone;
            for (int i = 1; i < alone.length; i++) {
                first = alone[i] > alone[first] ? i : first;
            }
            last = first;
            takeSuspects();
        }

        boolean everything() {
            return first == 0 && last == alone.length - 1;
        }

        /** The sentence before the first: strangers announce what they order, in words that say nothing by themselves. */
        int announced() {
            return Math.max(0, first - 1);
        }

        /** By the more suspect of its neighbours. */
        void grow() {
            double before = first > 0 ? alone[first - 1] : -1;
            double after = last < alone.length - 1 ? alone[last + 1] : -1;
            if (before > after) {
                first--;
            } else {
                last++;
            }
            takeSuspects();
        }

        private void takeSuspects() {
            while (first > 0 && alone[first - 1] >= SUSPECT) {
                first--;
            }
            while (last < alone.length - 1 && alone[last + 1] >= SUSPECT) {
                last++;
            }
        }
    }
}
