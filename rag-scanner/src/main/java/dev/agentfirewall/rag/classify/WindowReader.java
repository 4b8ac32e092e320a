package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Reads one text with the model: a user turn by its head and tail, anything else in windows, so that its length does not
 * dilute an order. The linear model sees every window; the encoder reads the most suspect ones, a fixed number, so that
 * padding buys nothing and cost stays bounded. Thread-safe.
 */
final class WindowReader {

    private final GuardModel model;

    WindowReader(GuardModel model) {
        this.model = model;
    }

    Reading read(String text, Channel channel, RuleEvidence rules, Deadline deadline) {
        PieceTokenizer.Cut cut = model.tokenizer().cut(text, deadline);
        Pieces pieces = cut.pieces();
        if (pieces.size() == 0) {
            return new Reading(List.of(), cut.whole());
        }
        List<Candidate> candidates = Pool.of(channel) == Pool.USER ? turn(pieces) : windows(pieces);
        return encoded(candidates, channel, rules, deadline, cut.whole());
    }

    private List<Candidate> turn(Pieces pieces) {
        Shape shape = model.shape();
        if (pieces.size() <= shape.head() + shape.tail()) {
            return List.of(candidate(pieces.ids(), pieces.span(0, pieces.size()), Pool.USER));
        }
        long[] ends = LongStream.concat(
                        LongStream.of(pieces.ids(0, shape.head())),
                        LongStream.of(pieces.ids(pieces.size() - shape.tail(), pieces.size())))
                .toArray();
        List<Candidate> chosen = new ArrayList<>();
        chosen.add(candidate(ends, pieces.span(0, pieces.size()), Pool.USER));
        List<Candidate> suspect = all(pieces, Pool.USER).stream()
                .filter(window -> window.linear() >= shape.turnGate())
                .toList();
        chosen.addAll(mostSuspect(suspect, shape.readOfTurn()));
        return chosen;
    }

    private List<Candidate> windows(Pieces pieces) {
        return mostSuspect(all(pieces, Pool.INDIRECT), model.shape().read());
    }

    private List<Candidate> all(Pieces pieces, Pool pool) {
        Shape shape = model.shape();
        int last = Math.max(0, pieces.size() - shape.window());
        List<Candidate> all = new ArrayList<>();
        for (int from = 0; from < last; from += shape.stride()) {
            all.add(window(pieces, from, pool));
        }
        all.add(window(pieces, last, pool));
        return all;
    }

    private Candidate window(Pieces pieces, int from, Pool pool) {
        int to = Math.min(pieces.size(), from + model.shape().window());
        return candidate(pieces.ids(from, to), pieces.span(from, to), pool);
    }

    private Candidate candidate(long[] body, Span span, Pool pool) {
        return new Candidate(body, span, model.linear(pool));
    }

    private static List<Candidate> mostSuspect(List<Candidate> all, int most) {
        return all.size() <= most
                ? all
                : all.stream()
                        .sorted(Comparator.comparingDouble(Candidate::linear).reversed())
                        .limit(most)
                        .toList();
    }

    private Reading encoded(
            List<Candidate> candidates, Channel channel, RuleEvidence rules, Deadline deadline, boolean whole) {
        List<Reading.Window> windows = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (deadline.spent()) {
                break;
            }
            windows.add(judged(candidate, channel, rules));
        }
        windows.sort(
                Comparator.comparing((Reading.Window window) -> window.span().start())
                        .thenComparing(window -> window.span().end()));
        return new Reading(List.copyOf(windows), whole && windows.size() == candidates.size());
    }

    private Reading.Window judged(Candidate candidate, Channel channel, RuleEvidence rules) {
        double encoder = model.encoder().logit(candidate.input(model.prefix(channel)));
        Blend blend = model.blend(Pool.of(channel));
        return new Reading.Window(candidate.span(), blend.logOdds(encoder, candidate.linear(), rules));
    }
}
