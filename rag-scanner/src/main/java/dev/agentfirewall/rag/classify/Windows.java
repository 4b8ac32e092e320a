package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** How one text is cut into what the encoder may read: as the model was trained on it. */
final class Windows {
    private final GuardModel model;
    private final Source source;
    private final Pieces pieces;

    Windows(GuardModel model, Source source, Pieces pieces) {
        this.model = model;
        this.source = source;
        this.pieces = pieces;
    }

    /** None of an empty text. */
    List<Candidate> candidates(Pool pool) {
        if (pieces.size() == 0) {
            return List.of();
        }
        return pool == Pool.USER ? turn() : all(pool);
    }

    /** The first window, which is the whole of a short text; none of an empty one. */
    Optional<Candidate> first(Pool pool) {
        return pieces.size() == 0 ? Optional.empty() : Optional.of(window(0, pool));
    }

    /** Of many the most suspect. */
    static List<Candidate> mostSuspect(List<Candidate> all, int most) {
        return all.size() <= most
                ? all
                : all.stream()
                        .sorted(Comparator.comparingDouble(Candidate::linear).reversed())
                        .limit(most)
                        .toList();
    }

    private List<Candidate> turn() {
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
        List<Candidate> suspect = all(Pool.USER).stream()
                .filter(window -> window.linear() >= shape.turnGate())
                .toList();
        chosen.addAll(mostSuspect(suspect, shape.readOfTurn()));
        return chosen;
    }

    private List<Candidate> all(Pool pool) {
        Shape shape = model.shape();
        int last = Math.max(0, pieces.size() - shape.window());
        List<Candidate> all = new ArrayList<>();
        for (int from = 0; from < last; from += shape.stride()) {
            all.add(window(from, pool));
        }
        all.add(window(last, pool));
        return all;
    }

    private Candidate window(int from, Pool pool) {
        int to = Math.min(pieces.size(), from + model.shape().window());
        return candidate(pieces.ids(from, to), pieces.span(from, to), pool);
    }

    private Candidate candidate(long[] body, Span place, Pool pool) {
        return new Candidate(body, source, place, model.linear(pool));
    }
}
