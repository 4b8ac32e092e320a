package dev.agentfirewall.trace.request;

import java.util.ArrayList;
import java.util.List;

/**
 * The sources that a user's words point at, and which of them the agent was told to follow. Immutable and thread-safe.
 *
 * <p><b>Limitations.</b> Found by word lists, like {@link Orders}. "Do what is needed" with no source in the sentence means
 * the sources of the sentence before.
 *
 * @param list in the text's order
 * @param complete false where the text was longer than {@link Voice#USER} is read, or points at more than 500 sources
 */
public record Delegations(List<Delegation> list, boolean complete) {
    private static final int MOST = 500;

    public Delegations {
        list = List.copyOf(list);
    }

    /** The sources that {@code text}, the user's, points at. */
    public static Delegations in(String text) {
        boolean complete = text.length() <= Voice.USER.longest();
        List<Token> tokens = Tokens.of(complete ? text : text.substring(0, Voice.USER.longest()));
        List<Delegation> found = new ArrayList<>();
        List<Delegation> before = List.of();
        Lexicons languages = Lexicons.in(tokens);
        for (List<Token> sentence : Sentences.of(tokens)) {
            if (found.size() >= MOST) {
                return new Delegations(found, false);
            }
            List<Delegation> here = in(sentence, languages.of(sentence), before);
            found.removeAll(here.stream()
                    .filter(Delegation::orders)
                    .map(Delegations::plain)
                    .toList());
            found.addAll(here);
            before = here.isEmpty() ? before : here;
        }
        return new Delegations(found, complete);
    }

    private static Delegation plain(Delegation one) {
        return new Delegation(one.kind(), one.names(), false, one.span());
    }

    private static List<Delegation> in(List<Token> sentence, List<Lexicon> languages, List<Delegation> before) {
        List<Delegation> found = new ArrayList<>();
        for (Lexicon lexicon : languages) {
            List<Delegation> sources = new SourceReader(lexicon, sentence).read();
            boolean followed = Obedience.isIn(lexicon, sentence);
            List<Delegation> meant = sources.isEmpty() && followed ? before : sources;
            meant.stream()
                    .map(source -> followed ? source.ordering() : source)
                    .filter(source -> !found.contains(source))
                    .forEach(found::add);
        }
        return found;
    }

    /** Those that the agent was told to follow. */
    public List<Delegation> followed() {
        return list.stream().filter(Delegation::orders).toList();
    }
}
