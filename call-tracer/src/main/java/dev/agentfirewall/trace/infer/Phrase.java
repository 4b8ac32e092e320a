package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a description that has no verb and names what the tool returns: "The bookings of one account", "State of the devices
 * at home". Only a phrase that can be nothing else counts: "Automated payments to suppliers" and "Control of the lights" do something.
 */
final class Phrase {
    private static final Prose PROSE = Prose.ENGLISH;
    private static final Nouns NOUNS = Nouns.ENGLISH;

    private final List<String> words;
    private final int begin;
    private final int from;

    /**
     * @param begin where the sentence begins
     * @param from where its articles and the like end
     */
    Phrase(List<String> words, int begin, int from) {
        this.words = words;
        this.begin = begin;
        this.from = from;
    }

    /** What is told: a deed of reading, said by a noun. */
    static Deed tells(String noun) {
        return Deed.of(Effect.READ, noun).by(Deed.Ground.PHRASE);
    }

    /** "Notes of a meeting", "Claims that wait": the word at {@code at} is a noun, though it could be a verb. */
    static boolean named(List<String> words, int at) {
        String next = word(words, at + 1);
        return (PROSE.in("of", next)
                        && (next.equals("of") || !PROSE.in("sets", word(words, at)))) // "sets who can see it"
                || (next.equals("that") && at + 2 < words.size() && !PROSE.in("determiners", word(words, at + 2)));
    }

    /** "Open requests that others have sent": the word at {@code at} is an adjective, though it could be a verb. */
    static boolean described(List<String> words, int at) {
        if (!PROSE.in("adjectives", word(words, at))) {
            return false;
        }
        int end = at + 1;
        while (end < words.size()
                && !PROSE.in("ends-phrase", words.get(end))
                && !PROSE.in("determiners", words.get(end))) {
            end++;
        }
        return end > at + 1 && plural(words.get(end - 1)) && named(words, end - 1);
    }

    /** What it names, where that is something to be told. */
    Optional<Deed> deed() {
        int end = from;
        while (end < words.size() && !PROSE.in("ends-phrase", words.get(end))) {
            end++;
        }
        if (end == from) {
            return Optional.empty();
        }
        String head = words.get(end - 1);
        boolean pointed = PROSE.in("telling", words.get(begin)) || named(words, end - 1);
        return (plural(head) ? pointed && things(head) : tellable(head)) ? Optional.of(tells(head)) : Optional.empty();
    }

    private static boolean things(String head) {
        String one = NOUNS.canonical(Inflection.singular(head));
        boolean known = NOUNS.in("things", one) || NOUNS.in("strangers", one) || tellable(one);
        return known || (!NOUNS.in("not-returned", one) && !deverbal(one));
    }

    private static boolean tellable(String head) {
        return NOUNS.in("action-read", head) || NOUNS.in("told", head);
    }

    /** A noun for doing something, as far as its ending tells: "management", "deletion", "opener". */
    private static boolean deverbal(String noun) {
        return noun.endsWith("ment")
                || noun.endsWith("tion")
                || noun.endsWith("sion")
                || noun.endsWith("ing")
                || noun.endsWith("al")
                || noun.endsWith("ance")
                || noun.endsWith("er")
                || noun.endsWith("or");
    }

    private static boolean plural(String noun) {
        return !Inflection.singular(noun).equals(noun);
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }
}
