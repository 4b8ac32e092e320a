package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Lexicon.Noun;
import dev.agentfirewall.trace.request.Phrases.Match;
import dev.agentfirewall.trace.request.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What stands around a verb: the things it is done to, how many, and its other words. Linear in its stretch. */
final class ObjectReader {
    private static final int MOST_WORDS = 32;
    private static final int SHORTEST_WORD = 3;
    private static final int WIDEST_PHRASE = 2;

    private final Lexicon lexicon;
    private final List<Token> tokens;
    private final int to;
    private final Set<String> things = new LinkedHashSet<>();
    private final Set<String> head = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private boolean headOver;
    private boolean pronoun;
    private boolean all;
    private boolean plural;
    private boolean both;
    private boolean named;
    private boolean led;
    private int number;
    private int listed = 1;
    private int definite = -1;

    private ObjectReader(Lexicon lexicon, List<Token> tokens, int from, int to) {
        this.lexicon = lexicon;
        this.tokens = tokens;
        this.to = to;
        int at = from;
        while (at < to) {
            at += step(at);
        }
    }

    static ObjectReader of(Lexicon lexicon, List<Token> tokens, int from, int to) {
        return new ObjectReader(lexicon, tokens, from, to);
    }

    Set<String> things() {
        return things;
    }

    /** The things before the first "of", "about", "with": what the verb is done to, rather than what belongs to it. */
    Set<String> head() {
        return head.isEmpty() ? things : head;
    }

    Set<String> words() {
        return words;
    }

    boolean isEmpty() {
        return things.isEmpty() && words.isEmpty() && !pronoun && number == 0;
    }

    /** Whether "it" or "them" stands for something said before. */
    boolean pointsBack() {
        return pronoun && things.isEmpty();
    }

    /** Whether "it" is what is done, and the things are where or with what: "answer them from my account". */
    boolean pointsBackFirst() {
        return led && !things.isEmpty();
    }

    Count count() {
        if (number > 1) {
            return Count.of(number).times(both ? 1 : listed);
        }
        return all || (plural && number == 0) ? Count.UNBOUNDED : Count.ONE.times(listed);
    }

    private int step(int at) {
        Token token = tokens.get(at);
        if (lexicon.source(tokens, at) > 0 && !things.isEmpty()) {
            return to - at;
        }
        value(token);
        quantity(token, at);
        Match<Noun> noun = lexicon.noun(tokens, at);
        if (noun != null && at + noun.length() <= to) {
            noun(noun);
            return noun.length();
        }
        word(token, at);
        return 1;
    }

    private void value(Token token) {
        switch (token.kind()) {
            case MONEY -> thing("money");
            case PATH -> thing("file");
            case URL -> thing("page");
            case HANDLE -> handle(token);
            default -> {}
        }
    }

    /** "#12" is an issue, wherever there are such things. */
    private void handle(Token token) {
        if (token.raw().startsWith("#")
                && Character.isDigit(token.raw().charAt(token.raw().length() - 1))) {
            thing("issue");
        }
    }

    private void noun(Match<Noun> noun) {
        if (things.isEmpty()) {
            plural = noun.values().stream().allMatch(Noun::plural) && !isMoney(noun);
            number = isMoney(noun) ? 1 : number;
        }
        noun.values().forEach(one -> thing(one.thing()));
    }

    private static boolean isMoney(Match<Noun> noun) {
        return noun.values().stream().anyMatch(one -> one.thing().equals("money"));
    }

    private void thing(String thing) {
        things.add(thing);
        if (!headOver) {
            head.add(thing);
        }
    }

    private void quantity(Token token, int at) {
        all |= lexicon.phrase("all", tokens, at) > 0;
        pronoun |= lexicon.phrase("pronouns", tokens, at) > 0;
        boolean unit = at + 1 < tokens.size() && lexicon.has("units", tokens.get(at + 1));
        definite = lexicon.phrase("definite", tokens, at) > 0 ? at : definite;
        plural |= things.isEmpty() && looksPlural(token, at);
        if (things.isEmpty() && number == 0 && !headOver && !unit) {
            number = lexicon.quantity(token);
            both = number == 2 && lexicon.phrase("pronouns", tokens, at) > 0;
        }
    }

    /** "Les doublons", "the old duplicates": more than one of something that is on no list. */
    private boolean looksPlural(Token token, int at) {
        boolean near = definite >= 0 && at - definite <= WIDEST_PHRASE;
        boolean word = near && token.is(Kind.WORD) && !token.isCapitalised() && !lexicon.has("function", token);
        return lexicon.phrase("plurals", tokens, at) > 0 || (word && lexicon.looksPlural(token.form()));
    }

    private void word(Token token, int at) {
        if (token.is(Kind.COLON)) {
            headOver = true;
        } else if (lexicon.phrase("cut", tokens, at) > 0) {
            headOver |= !things.isEmpty();
            led |= pronoun && things.isEmpty();
        } else if (lists(at)) {
            listed++;
        }
        named |= names(at);
        boolean content =
                token.is(Kind.WORD) && token.form().length() >= SHORTEST_WORD && !lexicon.has("function", token);
        if (content && words.size() < MOST_WORDS) {
            words.add(token.form());
        }
    }

    /** Whether a name or an address stands at {@code at}. */
    private boolean names(int at) {
        Token token = tokens.get(at);
        return token.isValue() || token.isCapitalised();
    }

    /** Whether "and" or a comma stands between a name and another, or "and" between other words. */
    private boolean lists(int at) {
        if (at + 1 >= to) {
            return false;
        }
        Match<Lexicon.Frame> frame = lexicon.frame(tokens, at);
        boolean and = frame != null && frame.values().contains(Lexicon.Frame.JOIN);
        boolean another = names(at + 1) || (at + 2 < to && names(at + 2));
        boolean things = and && !words.isEmpty() && (isThing(at + 1) || (at + 2 < to && isThing(at + 2)));
        return named ? (and || tokens.get(at).is(Kind.COMMA)) && another : things;
    }

    private boolean isThing(int at) {
        return lexicon.noun(tokens, at) != null;
    }
}
