package dev.agentfirewall.trace.infer;

import dev.agentfirewall.trace.infer.Verb.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a tool's name says: its deed, how plainly, and the nouns. Server and application prefixes ({@code mcp__mail__send},
 * {@code cart.add}, {@code github/create_issue}) are nouns: the last part is the method wherever it says something.
 *
 * @param deed what the name says it does, empty where it says nothing
 * @param plain whether the name says it by a verb that leaves no doubt
 * @param compound whether its verb is a noun as often, so that it may name a thing: "loan_repayment"
 * @param nouns the words that are no verb of it, singular
 */
record NameReading(Optional<Deed> deed, boolean plain, boolean compound, List<String> nouns) {
    private static final int LONGEST = 256;
    private static final Nouns NOUNS = Nouns.ENGLISH;

    NameReading {
        nouns = List.copyOf(nouns);
    }

    /** Reads a name. One that is longer than any name says nothing. */
    static NameReading of(String name) {
        if (name.length() > LONGEST) {
            return new NameReading(Optional.empty(), false, false, List.of());
        }
        List<String> all = Words.ofName(name);
        NameReading method = read(Words.ofName(method(name)), all);
        return method.deed.isPresent() ? method : read(all, all);
    }

    private static String method(String name) {
        int end = Math.max(
                Math.max(name.lastIndexOf("__"), name.lastIndexOf('.')),
                Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')));
        return name.substring(end + 1);
    }

    private static NameReading read(List<String> words, List<String> all) {
        List<Integer> verbs = verbs(words);
        List<String> nouns = nouns(all, words, verbs);
        if (verbs.isEmpty()) {
            Optional<Deed> noun = Deeds.ofNoun(NOUNS.singular(words));
            return new NameReading(noun.filter(said -> said.danger() == 0 || !plural(words)), false, true, nouns);
        }
        Verb first = verbAt(words, verbs.get(0));

        Optional<Deed> deed = verbs.stream()
                .flatMap(at -> Deeds.of(verbAt(words, at), nouns).stream())
                .max(Comparator.comparingInt(Deed::danger));
        boolean leads = verbs.get(0) == 0 && words.size() > 1;
        boolean kind = deed.filter(said -> said.danger() > 0).isPresent() && ofItsKind(first, words);
        boolean plain = deed.isPresent() && (!first.noun() || (leads && !kind));
        boolean compound = leads && first.noun() && first.kind() != Verb.Kind.SEND;
        return new NameReading(deed, plain, compound, nouns);
    }

    /**
     * The name read by its other verb, where it has two and either may be the noun: "mail_move" moves mail or mails a move.
     * Empty where only one reading is possible.
     */
    static Optional<NameReading> otherwise(String name) {
        List<String> words = name.length() > LONGEST ? List.of() : Words.ofName(method(name));
        if (words.size() != 2 || !isVerb(words, 0, true) || !isVerb(words, 1, true) || isVerb(words, 0, false)) {
            return Optional.empty();
        }
        int at = 1 - first(words);
        List<String> nouns = NOUNS.singular(List.of(words.get(1 - at)));
        return Deeds.of(verbAt(words, at), nouns).map(deed -> new NameReading(Optional.of(deed), true, false, nouns));
    }

    /** Where the verbs of the name stand: one, or those that "and" and "or" join. */
    private static List<Integer> verbs(List<String> words) {
        List<Integer> found = new ArrayList<>();
        int first = first(words);
        if (first >= 0) {
            found.add(first);
        }
        for (int i = Math.max(first, 0) + 1; first >= 0 && i < words.size(); i++) {
            boolean joined = words.get(i - 1).equals("and") || words.get(i - 1).equals("or");
            if (joined && Verbs.ENGLISH.at(words, i, Form.BASE).isPresent()) {
                found.add(i);
            }
        }
        return found;
    }

    /** The main verb: the first word; else the first that is no noun, from the end for "file_read"; else one that may be either. */
    private static int first(List<String> words) {
        if (aboutList(words)) {
            return words.size() - 1;
        }
        if (isVerb(words, 0, false) && (verbAt(words, 0).tells() || !laterTells(words))) {
            return 0;
        }
        boolean leads = isVerb(words, 0, true);
        if (leads && !tailed(words) && !(words.size() > 1 && endsInVerb(words))) {
            return 0;
        }
        for (int i = 1; i < words.size(); i++) {
            if (isVerb(words, i, false) && verbAt(words, i).tells()) {
                return i;
            }
        }
        for (int i = 0; i < words.size() && !tailed(words); i++) {
            if (isVerb(words, i, true)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean laterTells(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (isVerb(words, i, false) && verbAt(words, i).tells()) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInVerb(List<String> words) {
        return isVerb(words, 1, false) || isVerb(words, words.size() - 1, false);
    }

    private static boolean isVerb(List<String> words, int at, boolean mayBeNoun) {
        return Verbs.ENGLISH
                .at(words, at, Form.BASE)
                .filter(verb -> mayBeNoun || !verb.noun())
                .isPresent();
    }

    private static Verb verbAt(List<String> words, int at) {
        return Verbs.ENGLISH.at(words, at, Form.BASE).orElseThrow();
    }

    /** "order_history" is no ordering: a word that makes the ones before it its kind. */
    private static boolean tailed(List<String> words) {
        return words.size() > 1
                && NOUNS.in("action-read", Inflection.singular(words.get(words.size() - 1)))
                && NOUNS.in("not-the-thing", Inflection.singular(words.get(words.size() - 1)));
    }

    /** "exchange_quote", "loan_offers": an offer, not an exchange or a loan; but not "request_quote", "set_limit". */
    private static boolean ofItsKind(Verb verb, List<String> words) {
        String last = Inflection.singular(words.get(words.size() - 1));
        boolean told = NOUNS.in("action-read", last) || NOUNS.in("told", last);
        return told && (verb.kind() == Verb.Kind.PAY || NOUNS.in("naming", verb.base()));
    }

    /** "pending_transfers", "bookings": things of a kind, and nothing is said of what is done to them. */
    private static boolean plural(List<String> words) {
        String last = words.get(words.size() - 1);
        return !Inflection.singular(last).equals(last);
    }

    /** "list_add", "list_items_clear": something is done to a list. */
    private static boolean aboutList(List<String> words) {
        int last = words.size() - 1;
        return (last == 1 || last == 2)
                && words.get(0).equals("list")
                && isVerb(words, last, false)
                && (last == 1 || verbAt(words, last).kind() != Verb.Kind.READ)
                && !words.get(last - 1).equals("to");
    }

    private static List<String> nouns(List<String> all, List<String> words, List<Integer> verbs) {
        List<String> nouns = new ArrayList<>(all.subList(0, all.size() - words.size()));
        for (int i = 0; i < words.size(); i++) {
            boolean particle = i > 0 && verbs.contains(i - 1) && NOUNS.in("particles", words.get(i)); // "check out"
            if (!verbs.contains(i) && !particle) {
                nouns.add(words.get(i));
            }
        }
        return NOUNS.singular(nouns);
    }
}
