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
 * @param nouns the words that are no verb of it, singular
 */
record NameReading(Optional<Deed> deed, boolean plain, List<String> nouns) {
    private static final int LONGEST = 256;
    private static final Nouns NOUNS = Nouns.ENGLISH;

    NameReading {
        nouns = List.copyOf(nouns);
    }

    /** Reads a name. One that is longer than any name says nothing. */
    static NameReading of(String name) {
        if (name.length() > LONGEST) {
            return new NameReading(Optional.empty(), false, List.of());
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
            return new NameReading(Deeds.ofNoun(NOUNS.singular(words)), false, nouns);
        }
        boolean plain = !verbAt(words, verbs.get(0)).noun() || (verbs.get(0) == 0 && words.size() > 1);
        Optional<Deed> deed = verbs.stream()
                .flatMap(at -> Deeds.of(verbAt(words, at), nouns).stream())
                .max(Comparator.comparingInt(Deed::danger));
        return new NameReading(deed, plain && deed.isPresent(), nouns);
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
