package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Phrases.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The media that a user names for what is to be done: "close it <em>with a friendly comment</em>", "tell him <em>by mail</em>".
 * Whoever names one orders it, too. Only an indefinite one: what stands "in the mail" is where something is. Linear in the
 * sentence.
 */
final class MediumReader {
    /** So many words may stand between the preposition and its noun. */
    private static final int WIDEST_GAP = 2;

    /** Acts that say where something is found, where they have a medium at all: "read what came by mail". */
    private static final Set<String> LOOKING =
            Set.of("find", "show", "get", "read", "check", "visit", "download", "open");

    private final Lexicon lexicon;
    private final List<Token> tokens;

    MediumReader(Lexicon lexicon, List<Token> tokens) {
        this.lexicon = lexicon;
        this.tokens = tokens;
    }

    /**
     * A medium of the order that {@code hits.get(host)} is.
     *
     * @param thing the medium itself
     * @param hit the order to use it
     */
    record Medium(int host, String thing, Hit hit) {}

    List<Medium> media(List<Hit> hits) {
        List<Medium> media = new ArrayList<>();
        boolean aside = false;
        for (int at = 0; at < tokens.size() && !hits.isEmpty(); at++) {
            aside = isAside(at, aside);
            int host = host(hits, at);
            Medium medium = aside || host < 0 ? null : medium(host, at);
            if (medium != null && !hits.get(host).negated() && !isLooking(hits.get(host))) {
                media.add(medium);
            }
        }
        return media;
    }

    /** Whether what stands at {@code at} tells something: "the bill <em>that came by mail</em>". */
    private boolean isAside(int at, boolean aside) {
        Match<Lexicon.Frame> frame = lexicon.frame(tokens, at);
        if (tokens.get(at).is(Token.Kind.COMMA) || tokens.get(at).is(Token.Kind.COLON)) {
            return false;
        }
        if (frame == null) {
            return aside;
        }
        return switch (frame.values().get(0)) {
            case JOIN -> false;
            case CLAUSE, WHEN, BLOCK, SUBJECT -> true;
            default -> aside;
        };
    }

    /** The verb before {@code at}, or where a verb may come last, the one behind it. */
    private int host(List<Hit> hits, int at) {
        int host = -1;
        while (host + 1 < hits.size() && hits.get(host + 1).end() <= at) {
            host++;
        }
        return host < 0 && lexicon.isWide() ? 0 : host;
    }

    private static boolean isLooking(Hit hit) {
        return LOOKING.containsAll(hit.acts());
    }

    private @Nullable Medium medium(int host, int at) {
        Match<String> whole = lexicon.medium(tokens, at);
        if (whole != null) {
            String act = whole.values().get(0);
            return new Medium(host, thingOf(act), hit(act, at, whole.length()));
        }
        int through = lexicon.phrase("through", tokens, at);
        for (int noun = at + through; through > 0 && noun <= at + through + WIDEST_GAP; noun++) {
            if (noun >= tokens.size() || !mayStandBefore(noun)) {
                return null;
            }
            Medium medium = named(host, at, noun);
            if (medium != null) {
                return medium;
            }
        }
        return null;
    }

    private boolean mayStandBefore(int noun) {
        Token token = tokens.get(noun);
        return token.isWordLike() && lexicon.phrase("definite", tokens, noun) == 0;
    }

    private @Nullable Medium named(int host, int at, int noun) {
        Match<Lexicon.Noun> match = lexicon.noun(tokens, noun);
        if (match == null || tells(noun + match.length())) {
            return null;
        }
        for (Lexicon.Noun one : match.values()) {
            String act = Concepts.all().medium(one.thing());
            if (act != null) {
                return new Medium(host, one.thing(), hit(act, at, noun + match.length() - at));
            }
        }
        return null;
    }

    /** "In a mail that she sent" is where something stands. */
    private boolean tells(int at) {
        Match<Lexicon.Frame> frame = at < tokens.size() ? lexicon.frame(tokens, at) : null;
        return frame != null && frame.values().contains(Lexicon.Frame.SUBJECT);
    }

    private static String thingOf(String act) {
        return act.equals("comment") ? "comment" : "message";
    }

    private static Hit hit(String act, int at, int length) {
        return new Hit(List.of(act), at, length, Strength.LOOSE, false, false);
    }
}
