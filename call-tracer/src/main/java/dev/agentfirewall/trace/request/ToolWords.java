package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Concepts.Act;
import dev.agentfirewall.trace.request.Lexicon.Form;
import dev.agentfirewall.trace.request.Lexicon.Verb;
import dev.agentfirewall.trace.request.Phrases.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The acts and things that a tool's name speaks of: {@code cart_add_product} adds a product, in a cart. */
final class ToolWords {
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_WORD = 4;

    private final Set<String> acts = new LinkedHashSet<>();
    private final Set<String> things = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final List<Token> tokens;

    private ToolWords(String name) {
        tokens = Tokens.withoutQuotes(spaced(name));
        List<Integer> unsure = new ArrayList<>();
        for (int at = 0; at < tokens.size(); ) {
            at += read(at, unsure);
        }
        unsure.forEach(this::decide);
    }

    /** The words of {@code name}, and {@code objects} that someone said the tool acts on. */
    static ToolWords of(String name, Collection<String> objects) {
        ToolWords words = new ToolWords(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        Set<String> meant = words.sense();
        words.acts.clear();
        words.acts.addAll(meant);
        objects.forEach(words::object);
        return words;
    }

    Set<String> acts() {
        return acts;
    }

    Set<String> things() {
        return things;
    }

    /** The words that are on no list. */
    Set<String> words() {
        return words;
    }

    private int read(int at, List<Integer> unsure) {
        Match<Lexicon.Noun> noun = Lexicons.english().noun(tokens, at);
        List<Match<Verb>> verbs = verbs(at);
        int verb = verbs.isEmpty() ? 0 : verbs.get(verbs.size() - 1).length();
        int thing = noun == null ? 0 : noun.length();
        if (noun != null && thing == verb) {
            unsure.add(at);
            return thing;
        }
        if (noun != null && thing > verb) {
            noun.values().forEach(one -> things.add(one.thing()));
            return thing;
        }
        if (verb > 0) {
            acts(at);
            return verb;
        }
        word(tokens.get(at));
        return 1;
    }

    private void word(Token token) {
        if (token.form().length() >= SHORTEST_WORD) {
            words.add(token.form());
        }
    }

    /** A word that may be verb or noun is the verb where the name has no other and it comes first or last. */
    private void decide(int at) {
        if (acts.isEmpty()) {
            acts(at);
        } else {
            Match<Lexicon.Noun> noun = Lexicons.english().noun(tokens, at);
            if (noun != null) {
                noun.values().forEach(one -> things.add(one.thing()));
            }
        }
    }

    private void acts(int at) {
        List<Match<Verb>> verbs = verbs(at);
        verbs.get(verbs.size() - 1).values().stream().filter(ToolWords::isPlain).forEach(verb -> acts.add(verb.act()));
    }

    private List<Match<Verb>> verbs(int at) {
        return Lexicons.english().verbs(tokens, at).stream()
                .filter(match -> match.values().stream().anyMatch(ToolWords::isPlain))
                .toList();
    }

    private static boolean isPlain(Verb verb) {
        return verb.form() == Form.BASE && verb.tail().isEmpty() && !verb.generous();
    }

    private void object(String object) {
        List<Token> named = Tokens.withoutQuotes(spaced(object));
        Match<Lexicon.Noun> noun = named.isEmpty() ? null : Lexicons.english().noun(named, 0);
        if (noun != null) {
            noun.values().forEach(one -> things.add(one.thing()));
        } else {
            named.forEach(this::word);
        }
    }

    private Set<String> sense() {
        Set<String> meant = new LinkedHashSet<>();
        for (String act : acts) {
            Concepts.all().sense(Concepts.all().act(act), things).stream()
                    .map(Act::name)
                    .forEach(meant::add);
        }
        return meant;
    }

    /** {@code sendEmail} and {@code send_email}, as words. */
    private static String spaced(String name) {
        StringBuilder spaced = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1))) {
                spaced.append(' ');
            }
            spaced.append(Character.isLetter(c) ? c : ' ');
        }
        return spaced.toString().toLowerCase(Locale.ROOT);
    }
}
