package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.trace.infer.Verb.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sentence of a tool's description, and the deeds its verbs say. Time is linear in its words. */
final class Sentence {
    private static final Prose PROSE = Prose.ENGLISH;
    private static final int NOUNS_AFTER = 8;

    private final List<String> words;
    private final boolean opening;
    private final List<Deed> deeds = new ArrayList<>();
    private boolean modal;
    private boolean vague;
    private boolean manages;

    private Sentence(List<String> words, boolean opening) {
        this.words = words;
        this.opening = opening;
    }

    /**
     * What a sentence says the tool does, in its order.
     *
     * @param opening whether it is the description's first, where a bare "Send …" describes; later on it instructs
     */
    static List<Deed> deeds(List<String> words, boolean opening) {
        Sentence sentence = new Sentence(words, opening);
        sentence.read();
        return sentence.deeds;
    }

    private void read() {
        if (opening && asks()) {
            deeds.add(Phrase.tells(words.get(0)));
            return;
        }
        int begin = afterCondition();
        int at = lead(begin);
        if (opening && PROSE.in("causing", at < words.size() ? words.get(at) : "") && caused(at)) {
            return;
        }
        Form form = form(at);
        if (form != null) {
            take(at, form);
            joined(at, form);
        } else if (opening) {
            purpose(at);
            if (deeds.isEmpty()) {
                new Phrase(words, begin, at).deed().ifPresent(deeds::add);
            }
            if (deeds.isEmpty()) {
                Deeds.ofNoun(nounsAfter(at - 1)).ifPresent(deeds::add);
            }
        }
        gerunds(at);
        passives();
        if (manages) { // "manages stock, tracking levels" does more than track
            deeds.removeIf(deed -> deed.effect() == Effect.READ);
        }
    }

    /** "Who is in a channel", "Where a parcel is": what the answer tells; but not "Where possible, sends …". */
    private boolean asks() {
        return !words.isEmpty() && PROSE.in("asking", words.get(0)) && !words.contains(",");
    }

    /** "If none is given, sends …": the clause after the comma is the one that says what happens. */
    private int afterCondition() {
        if (words.isEmpty() || !PROSE.in("conditions", words.get(0))) {
            return 0;
        }
        int comma = words.indexOf(",");
        return comma < 0 ? words.size() : comma + 1;
    }

    /** "This tool can be used to", "Allows you to", "Permanently": all that comes before the verb. */
    private int lead(int from) {
        int at = from;
        while (at < words.size() && isLead(at)) {
            modal |= PROSE.in("modals", words.get(at));
            at++;
        }
        return at;
    }

    private boolean isLead(int at) {
        String word = words.get(at);
        boolean adverb = word.length() > 4
                && word.endsWith("ly")
                && Verbs.ENGLISH.at(words, at, Form.BASE).isEmpty();
        return adverb || PROSE.in("lead", word) || word.equals(",");
    }

    private @Nullable Form form(int at) {
        boolean thing = (at > 0 && PROSE.in("articles", words.get(at - 1)))
                || (!opening && !objectAt(at + 1))
                || Phrase.named(words, at);
        if (opening && Phrase.described(words, at)) {
            return null;
        }
        if (Verbs.ENGLISH
                .at(words, at, Form.THIRD)
                .filter(verb -> !thing || !verb.noun())
                .isPresent()) {
            return Form.THIRD;
        }
        boolean says = opening || modal;
        if (says
                && Verbs.ENGLISH
                        .at(words, at, Form.BASE)
                        .filter(verb -> !thing || !verb.noun())
                        .isPresent()) {
            return Form.BASE;
        }
        return opening && Verbs.ENGLISH.at(words, at, Form.GERUND).isPresent() ? Form.GERUND : null;
    }

    /** "Have a parcel delivered elsewhere": what is had done. */
    private boolean caused(int at) {
        for (int i = at + 2; i < Math.min(words.size(), at + 7); i++) {
            int done = i;
            Optional<Deed> deed = Verbs.ENGLISH
                    .at(words, i, Form.PARTICIPLE)
                    .flatMap(verb -> Deeds.of(verb, Nouns.ENGLISH.singular(words.subList(at + 1, done))));
            if (deed.isPresent()) {
                deeds.add(deed.get());
                return true;
            }
        }
        return false;
    }

    private void take(int at, Form form) {
        Optional<Verb> verb = Verbs.ENGLISH.at(words, at, form);
        Optional<Deed> deed = verb.flatMap(told -> Deeds.of(told, nounsAfter(at + Verbs.length(told) - 1)));
        boolean promises =
                deed.isPresent() && deed.get().effect() == Effect.READ && PROSE.any("abilities", nounsAfter(at));
        if (!promises) {
            deed.ifPresent(deeds::add);
        }
        if (deed.isEmpty() || promises) {
            vague = true;
            manages = verb.filter(told -> PROSE.in("managing", told.base())).isPresent();
            purpose(at + 1);
        }
    }

    /** "…, and also emails the participants": verbs in the same form. */
    private void joined(int from, Form form) {
        boolean infinitive = false;
        for (int i = from + 1; i < words.size(); i++) {
            infinitive = words.get(i - 1).equals("to")
                    || (infinitive && !words.get(i - 1).equals(","));
            boolean joint = PROSE.in("joints", words.get(i - 1));
            if (!joint || negated(i) || (infinitive && form == Form.BASE)) {
                continue; // "find a flat to rent or buy" rents and buys nothing
            }
            int at = lead(i);
            Optional<Verb> verb = Verbs.ENGLISH.at(words, at, form);
            if (verb.isPresent() && (!verb.get().noun() || form == Form.GERUND || objectAt(at + 1))) {
                Deeds.of(verb.get(), nounsAfter(at + Verbs.length(verb.get()) - 1))
                        .ifPresent(deeds::add);
            }
            i = Math.max(i, at);
        }
    }

    /** After a verb that says nothing: "to send", "for sending", "by sending". */
    private void purpose(int from) {
        Form last = null;
        for (int i = Math.max(from, 1); i < words.size(); i++) {
            String before = words.get(i - 1);
            Form form =
                    before.equals("to") ? Form.BASE : PROSE.in("by", before) || before.equals(",") ? Form.GERUND : null;
            boolean joint = before.equals("and") || before.equals("or");
            form = form == null && joint ? last : form;
            int at = i;
            Optional<Verb> verb = form == null ? Optional.empty() : Verbs.ENGLISH.at(words, at, form);
            verb = verb.filter(told -> !joint || !told.noun() || objectAt(at + 1));
            last = verb.isPresent() ? form : last;
            verb.flatMap(told -> Deeds.of(told, nounsAfter(at + Verbs.length(told) - 1)))
                    .ifPresent(deeds::add);
        }
    }

    /** "…, notifying them of the change": only for what is more than a change, for ", starting at" is none. */
    private void gerunds(int from) {
        for (int i = Math.max(from, 0) + 1; i < words.size() && !vague; i++) {
            int at = i;
            boolean joint = words.get(i - 1).equals(",")
                    || (PROSE.in("by", words.get(i - 1)) && !words.get(i - 1).equals("for"));
            if (joint && !negated(i)) {
                Verbs.ENGLISH
                        .at(words, at, Form.GERUND)
                        .flatMap(verb -> Deeds.of(verb, nounsAfter(at)))
                        .filter(deed ->
                                deed.danger() > 1 && deed.effect() != Effect.EXECUTE) // "by calling": how, not what
                        .ifPresent(deeds::add);
            }
        }
    }

    /** "The participants will be notified." */
    private void passives() {
        for (int i = 1; i < words.size(); i++) {
            int at = i;
            if (!PROSE.in("passives", words.get(i))
                    || PROSE.in("lists-by", at + 1 < words.size() ? words.get(at + 1) : "")) {
                continue;
            }
            int helper = i - 1;
            while (helper > 0 && (words.get(helper).endsWith("ly") || PROSE.in("adverbs", words.get(helper)))) {
                helper--;
            }
            if (PROSE.in("passive-helpers", words.get(helper)) && !negated(helper) && !relative(helper)) {
                Verbs.ENGLISH
                        .at(words, at, Form.PARTICIPLE)
                        .flatMap(verb -> Deeds.of(verb, nounsBefore(at)))
                        .ifPresent(deeds::add);
            }
        }
    }

    private boolean objectAt(int at) {
        return at < words.size() && PROSE.in("determiners", words.get(at));
    }

    private boolean negated(int at) {
        return anyOf("negations", at, 4);
    }

    private boolean relative(int at) {
        return anyOf("relatives", at, 5);
    }

    private boolean anyOf(String group, int at, int back) {
        for (int i = Math.max(0, at - back); i <= Math.min(at, words.size() - 1); i++) {
            if (PROSE.in(group, words.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** What a verb is said of: the words after it, up to a word that starts another matter. */
    private List<String> nounsAfter(int at) {
        List<String> nouns = new ArrayList<>();
        for (int i = at + 1; i < words.size() && nouns.size() < NOUNS_AFTER; i++) {
            String word = words.get(i);
            boolean purpose = word.equals("to")
                    && Verbs.ENGLISH.at(words, i + 1, Form.BASE).isPresent();
            if (purpose || PROSE.in("ends-object", word)) {
                break;
            }
            nouns.add(word);
        }
        return Nouns.ENGLISH.singular(nouns);
    }

    private List<String> nounsBefore(int at) {
        return Nouns.ENGLISH.singular(words.subList(Math.max(0, at - 6), at));
    }
}
