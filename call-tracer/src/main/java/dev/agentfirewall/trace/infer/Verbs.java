package dev.agentfirewall.trace.infer;

import dev.agentfirewall.trace.infer.Verb.Form;
import dev.agentfirewall.trace.infer.Verb.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The English verbs of tools, found by any of their forms. Immutable once made. */
final class Verbs {
    /** The verbs of the word list. */
    static final Verbs ENGLISH = new Verbs(new WordFile("verbs-en.txt"));

    private final Map<Form, Map<String, Verb>> forms = new EnumMap<>(Form.class);
    private final Map<String, String> participles = new HashMap<>();

    private Verbs(WordFile file) {
        for (Form form : Form.values()) {
            forms.put(form, new HashMap<>());
        }
        for (String pair : file.words("participles")) {
            participles.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        for (Kind kind : Kind.values()) {
            file.words(kind.name().toLowerCase(Locale.ROOT)).forEach(word -> add(kind, word));
        }
    }

    private void add(Kind kind, String word) {
        boolean noun = word.endsWith("*");
        String base = noun ? word.substring(0, word.length() - 1) : word;
        Verb verb = new Verb(base, kind, noun);
        int end = base.indexOf('_');
        String first = end < 0 ? base : base.substring(0, end);
        String rest = end < 0 ? "" : base.substring(end);
        put(Form.BASE, first + rest, verb);
        put(Form.THIRD, Inflection.third(first) + rest, verb);
        Inflection.gerunds(first).forEach(form -> put(Form.GERUND, form + rest, verb));
        String irregular = participles.get(first);
        List<String> past = irregular == null ? Inflection.participles(first) : List.of(irregular);
        past.forEach(form -> put(Form.PARTICIPLE, form + rest, verb));
    }

    private void put(Form form, String word, Verb verb) {
        Map<String, Verb> all = forms.get(form);
        if (all != null) {
            all.putIfAbsent(word, verb);
        }
    }

    /** The verb that stands at {@code at} in this form, a phrase of two words before a single one. */
    Optional<Verb> at(List<String> words, int at, Form form) {
        Map<String, Verb> all = forms.getOrDefault(form, Map.of());
        if (at >= words.size()) {
            return Optional.empty();
        }
        Optional<Verb> phrase = at + 1 < words.size()
                ? Optional.ofNullable(all.get(words.get(at) + "_" + words.get(at + 1)))
                : Optional.empty();
        return phrase.isPresent() ? phrase : Optional.ofNullable(all.get(words.get(at)));
    }

    /** How many words a verb takes. */
    static int length(Verb verb) {
        return verb.base().indexOf('_') < 0 ? 1 : 2;
    }
}
