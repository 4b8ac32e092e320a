package dev.agentfirewall.trace.request;

import java.util.List;
import java.util.Optional;

/** Whether a sentence tells the agent to do what some source says: "follow the steps in …", "do what Ann asks for". */
final class Obedience {
    private static final int NEAR = 10;

    private Obedience() {}

    /** What a sentence tells the agent to follow. */
    enum Reach {
        NOTHING,
        /** The sources that it names, or where it names none, those spoken of before. */
        NAMED,
        /** "What they ask for": those spoken of before besides. */
        BEFORE
    }

    static Reach in(Lexicon lexicon, List<Token> sentence) {
        List<Hit> hits = new SentenceReader(lexicon, sentence, Voice.USER).read();
        Optional<SaidClause> clause = SaidClause.ordered(lexicon, sentence, hits);
        if (clause.isPresent()) {
            return clause.get().named() ? Reach.NAMED : Reach.BEFORE;
        }
        boolean obeys = hits.stream()
                .anyMatch(hit -> !hit.negated() && (obeys(lexicon, sentence, hit) || paysBill(lexicon, sentence, hit)));
        return obeys || asSaid(lexicon, sentence) ? Reach.NAMED : Reach.NOTHING;
    }

    /** A verb of doing, and near it something that tells what to do. */
    private static boolean obeys(Lexicon lexicon, List<Token> sentence, Hit hit) {
        if (!lexicon.isObeying(sentence, hit.at())) {
            return false;
        }
        int from = lexicon.isWide() ? Math.max(0, hit.at() - NEAR) : hit.at();
        int to = Math.min(sentence.size(), hit.end() + NEAR);
        for (int i = from; i < to; i++) {
            if (lexicon.phrase("instructions", sentence, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** A bill tells how much is to be paid, and to whom. */
    private static boolean paysBill(Lexicon lexicon, List<Token> sentence, Hit hit) {
        boolean pays = hit.acts().contains("pay") || hit.acts().contains("transfer");
        List<String> bills = List.of("bill", "invoice");
        return pays
                && ObjectReader.of(lexicon, sentence, 0, sentence.size()).things().stream()
                        .anyMatch(bills::contains);
    }

    private static boolean asSaid(Lexicon lexicon, List<Token> sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            if (lexicon.phrase("assaid", sentence, i) > 0) {
                return true;
            }
        }
        return false;
    }
}
