package dev.agentfirewall.trace.infer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** English endings, by the rules that hold for nearly all words, and a list of those for which they don't. */
final class Inflection {
    private static final Map<String, String> PLURALS = new HashMap<>();

    static {
        for (String pair : new WordFile("nouns-en.txt").words("plurals")) {
            PLURALS.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
    }

    private Inflection() {}

    /** {@code sends}, {@code pushes}, {@code copies}. */
    static String third(String verb) {
        if (consonantY(verb)) {
            return verb.substring(0, verb.length() - 1) + "ies";
        }
        return verb + (hissing(verb) || verb.endsWith("o") ? "es" : "s");
    }

    /** {@code sending}; {@code deleting}; {@code geting} and {@code getting}, for telling them apart takes more than it gives. */
    static List<String> gerunds(String verb) {
        if (verb.endsWith("e") && !verb.endsWith("ee")) {
            return List.of(verb.substring(0, verb.length() - 1) + "ing");
        }
        return List.of(verb + "ing", doubled(verb) + "ing");
    }

    /** {@code emailed}; {@code deleted}; {@code copied}; {@code shiped} and {@code shipped}. */
    static List<String> participles(String verb) {
        if (verb.endsWith("e")) {
            return List.of(verb + "d");
        }
        if (consonantY(verb)) {
            return List.of(verb.substring(0, verb.length() - 1) + "ied");
        }
        return List.of(verb + "ed", doubled(verb) + "ed");
    }

    /** One of what {@code noun} names, in lower case; a word that is singular stays. */
    static String singular(String noun) {
        String known = PLURALS.get(noun);
        if (known != null) {
            return known;
        }
        if (noun.length() > 4 && noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        boolean hissed = noun.endsWith("es") && hissing(noun.substring(0, noun.length() - 2));
        if (hissed && (!noun.endsWith("ses") || noun.endsWith("sses"))) {
            return noun.substring(0, noun.length() - 2);
        }
        boolean plural = noun.length() > 3
                && noun.endsWith("s")
                && !noun.endsWith("ss")
                && !noun.endsWith("us")
                && !noun.endsWith("is");
        return plural ? noun.substring(0, noun.length() - 1) : noun;
    }

    private static boolean consonantY(String word) {
        return word.length() > 1 && word.endsWith("y") && "aeiou".indexOf(word.charAt(word.length() - 2)) < 0;
    }

    private static boolean hissing(String word) {
        return word.endsWith("s")
                || word.endsWith("x")
                || word.endsWith("z")
                || word.endsWith("ch")
                || word.endsWith("sh");
    }

    private static String doubled(String word) {
        return word + word.charAt(word.length() - 1);
    }
}
