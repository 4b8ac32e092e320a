package dev.agentfirewall.rag.classify;

import dev.agentfirewall.rag.normalize.DecodeBudget;
import dev.agentfirewall.rag.normalize.Disguises;
import dev.agentfirewall.scan.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one text with the model: a user turn by its head and tail, anything else in windows, so that its length does not
 * dilute an order. The linear model sees every window; the encoder reads the most suspect ones, a fixed number, so that
 * padding buys nothing and cost stays bounded. Where the text is disguised, views of what it says are read as well
 * ({@link Disguises}), at most as many windows again. Thread-safe.
 */
final class WindowReader {
    /** Characters of views that are read of one text. */
    private static final long VIEWS = 1 << 20;

    private final Judge judge;
    private final GuardModel model;

    WindowReader(Judge judge) {
        this.judge = judge;
        this.model = judge.model();
    }

    Reading read(String text, Channel channel, RuleEvidence rules, Deadline deadline) {
        Reading written = read(List.of(Source.written(text)), channel, rules, deadline);
        return written.cut().isPresent() ? written : written.and(disguised(text, channel, rules, deadline));
    }

    private Reading disguised(String text, Channel channel, RuleEvidence rules, Deadline deadline) {
        DecodeBudget budget = new DecodeBudget(VIEWS);
        List<Source> views =
                Disguises.views(text, budget).stream().map(Source::view).toList();
        Reading reading = read(views, channel, rules, deadline);
        return budget.exceeded() ? reading.and(new Reading(List.of(), Optional.of(Reading.TOO_LARGE))) : reading;
    }

    private Reading read(List<Source> sources, Channel channel, RuleEvidence rules, Deadline deadline) {
        List<Candidate> candidates = new ArrayList<>();
        boolean whole = true;
        for (Source source : sources) {
            // the training's texts end without white space, and a piece of it at the end makes any text suspect
            PieceTokenizer.Cut cut = model.tokenizer().cut(source.text().stripTrailing(), deadline);
            candidates.addAll(new Windows(model, source, cut.pieces()).candidates(Pool.of(channel)));
            whole &= cut.whole();
        }
        List<Candidate> chosen = Windows.mostSuspect(candidates, model.shape().read());
        return encoded(chosen, channel, rules, deadline, whole);
    }

    private Reading encoded(
            List<Candidate> chosen, Channel channel, RuleEvidence rules, Deadline deadline, boolean whole) {
        List<Reading.Window> windows = new ArrayList<>();
        for (Candidate candidate : chosen) {
            if (deadline.spent()) {
                break;
            }
            windows.add(candidate.judged(judge.logOdds(candidate, channel, rules)));
        }
        boolean all = whole && windows.size() == chosen.size();
        return new Reading(windows, all ? Optional.empty() : Optional.of(Reading.DEADLINE));
    }
}
