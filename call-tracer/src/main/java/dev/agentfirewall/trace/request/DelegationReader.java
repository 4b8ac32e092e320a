package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Obedience.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the sources that a user's messages point at, the oldest first: "ok, do it" follows what the message before spoke of.
 * Not thread-safe.
 */
final class DelegationReader {
    static final int MOST = 500;

    /** "They" are among so many sources spoken of last. */
    private static final int MEMORY = 8;

    private final List<Delegation> found = new ArrayList<>();
    private List<Delegation> before = List.of();
    private boolean complete = true;

    Delegations delegations() {
        return new Delegations(found, complete);
    }

    void read(String text) {
        complete &= text.length() <= Voice.USER.longest();
        List<Token> tokens =
                Tokens.of(text.length() <= Voice.USER.longest() ? text : text.substring(0, Voice.USER.longest()));
        Lexicons languages = Lexicons.in(tokens);
        for (List<Token> sentence : Sentences.of(tokens)) {
            if (found.size() >= MOST) {
                complete = false;
                return;
            }
            sentence(sentence, languages.of(sentence));
        }
    }

    private void sentence(List<Token> sentence, List<Lexicon> languages) {
        List<Delegation> here = in(sentence, languages);
        List<Delegation> plain = here.stream()
                .filter(Delegation::orders)
                .map(one -> new Delegation(one.kind(), one.names(), false, one.span()))
                .toList();
        found.removeAll(plain);
        found.addAll(here);
        boolean named = here.stream().anyMatch(source -> !source.names().isEmpty());
        before = named
                ? here
                : Stream.concat(here.stream(), before.stream()).limit(MEMORY).toList();
    }

    private List<Delegation> in(List<Token> sentence, List<Lexicon> languages) {
        List<Delegation> all = new ArrayList<>();
        for (Lexicon lexicon : languages) {
            List<Delegation> sources = new SourceReader(lexicon, sentence).read();
            Reach reach = Obedience.in(lexicon, sentence);
            meant(sources, reach).forEach(source -> add(reach == Reach.NOTHING ? source : source.ordering(), all));
        }
        return all;
    }

    private List<Delegation> meant(List<Delegation> sources, Reach reach) {
        boolean named = sources.stream().anyMatch(source -> !source.names().isEmpty());
        boolean back = reach == Reach.BEFORE || (reach == Reach.NAMED && !named);
        return back
                ? Stream.concat(sources.stream(), before.stream()).distinct().toList()
                : sources;
    }

    private static void add(Delegation source, List<Delegation> all) {
        if (!all.contains(source)) {
            all.add(source);
        }
    }
}
