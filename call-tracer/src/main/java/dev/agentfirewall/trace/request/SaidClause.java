package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A clause that stands for what somebody says or wants: "what they ask of us", "the way she needs it", "the part they name".
 *
 * @param named whether who it is stands in it by name, not as "they"
 */
record SaidClause(boolean named) {
    private static final int WIDEST = 8;
    private static final int WIDEST_EASTERN = 14;

    /** Acts that pass on or keep what somebody says: they do not do it. */
    private static final Set<String> TELLING = Set.of(
            "notify", "post", "comment", "message", "email", "record", "remind", "save", "write", "draft", "append",
            "rate", "mark");

    private static final Set<String> FETCHING = Set.of("get", "answer");

    /** The clause of {@code sentence} that its user orders the agent to follow. */
    static Optional<SaidClause> ordered(Lexicon lexicon, List<Token> sentence, List<Hit> hits) {
        for (int at = 0; at < sentence.size(); at++) {
            Optional<SaidClause> found = at(lexicon, sentence, hits, at);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<SaidClause> at(Lexicon lexicon, List<Token> sentence, List<Hit> hits, int at) {
        int manner = lexicon.phrase("manner", sentence, at);
        int opening = Math.max(manner, lexicon.phrase("relatives", sentence, at));
        if (opening == 0 && isUnmarked(lexicon, sentence, at)) {
            return clause(lexicon, sentence, at).filter(clause -> isDone(lexicon, hits, at, false));
        }
        return opening == 0
                ? Optional.empty()
                : clause(lexicon, sentence, at + opening)
                        .filter(clause -> isDone(lexicon, hits, at, manner == opening));
    }

    /** English leaves the relative out: "the part they name", "the one Tom picked". */
    private static boolean isUnmarked(Lexicon lexicon, List<Token> sentence, int at) {
        if (at == 0 || lexicon.phrase("subjects", sentence, at) == 0) {
            return false;
        }
        Token before = sentence.get(at - 1);
        return before.is(Token.Kind.WORD)
                && !lexicon.has("function", before)
                && lexicon.frame(sentence, at - 1) == null;
    }

    /** Somebody other than the user, and a verb of saying or wanting, from {@code from} on. */
    private static Optional<SaidClause> clause(Lexicon lexicon, List<Token> sentence, int from) {
        if (lexicon.phrase("self", sentence, from) > 0) {
            return Optional.empty();
        }
        boolean named = false;
        int widest = from < sentence.size() && isEastern(sentence.get(from)) ? WIDEST_EASTERN : WIDEST;
        for (int i = from; i < Math.min(sentence.size(), from + widest); i++) {
            Token token = sentence.get(i);
            if (token.is(Token.Kind.COMMA) || token.is(Token.Kind.COLON)) {
                return Optional.empty();
            }
            if (isVoice(lexicon, sentence, i)) {
                return Optional.of(new SaidClause(named));
            }
            named |= token.isValue() || token.isCapitalised() || lexicon.phrase("roles", sentence, i) > 0;
        }
        return Optional.empty();
    }

    private static boolean isEastern(Token token) {
        return !token.raw().isEmpty() && Tokens.isEastern(token.raw().charAt(0));
    }

    /** Whether a verb of saying stands at {@code at}, and not a noun that looks like it ("the list"). */
    private static boolean isVoice(Lexicon lexicon, List<Token> sentence, int at) {
        int length = Math.max(lexicon.phrase("voices", sentence, at), lexicon.phrase("says", sentence, at));
        if (length == 0 || new VerbShapes(lexicon, sentence).isCapitalisedNoun(at)) {
            return false;
        }
        boolean noun = at > 0 && length == 1 && lexicon.noun(sentence, at) != null;
        return !(noun && lexicon.has("signs", sentence.get(at - 1)));
    }

    /** Whether something is done by the clause at {@code at}: the verb before it, or in some languages any, is no reading. */
    private static boolean isDone(Lexicon lexicon, List<Hit> hits, int at, boolean manner) {
        List<Hit> before = lexicon.isWide()
                ? hits
                : hits.stream().filter(hit -> hit.at() < at).toList();
        List<Hit> near =
                before.isEmpty() ? hits : lexicon.isWide() ? before : before.subList(before.size() - 1, before.size());
        return near.stream().anyMatch(hit -> !hit.negated() && isDoing(hit, manner));
    }

    private static boolean isDoing(Hit hit, boolean manner) {
        boolean told = !manner && hit.acts().stream().anyMatch(TELLING::contains);
        boolean fetched = hit.acts().stream().anyMatch(FETCHING::contains);
        boolean looked = hit.acts().stream()
                .anyMatch(act -> Concepts.all().act(act).kin().contains("look"));
        return !told && (manner || !isPlainWrite(hit)) && (fetched || !looked);
    }

    /** "Put what they need on the list": the user says what is done, and the source only with what. */
    private static boolean isPlainWrite(Hit hit) {
        return hit.acts().stream()
                .allMatch(act ->
                        !act.equals("make") && Concepts.all().act(act).effects().equals(List.of(Effect.WRITE)));
    }
}
