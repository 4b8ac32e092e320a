package dev.agentfirewall.approvals;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Words whose letters look as if they were of one alphabet and are of two: {@code paypal} with a Cyrillic {@code a}. For whoever has to agree to a value by
 * looking at it.
 *
 * <p><b>Limitations.</b> A word that is wholly of the other alphabet is not told, nor are letters that look alike within one.
 */
final class MixedScripts {
    private static final Set<UnicodeScript> LIKE_LATIN = EnumSet.of(
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE,
            UnicodeScript.LISU,
            UnicodeScript.COPTIC,
            UnicodeScript.GEORGIAN);

    private MixedScripts() {}

    /** What is mixed in {@code text}, in words; empty where nothing is. */
    static Optional<String> in(String text) {
        Set<UnicodeScript> word = EnumSet.noneOf(UnicodeScript.class);
        Set<UnicodeScript> mixed = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints().forEach(point -> {
            if (!Character.isLetterOrDigit(point)) {
                word.clear();
            }
            word.add(UnicodeScript.of(point));
            if (word.contains(UnicodeScript.LATIN)) {
                word.stream().filter(LIKE_LATIN::contains).forEach(mixed::add);
            }
        });
        return mixed.isEmpty() ? Optional.empty() : Optional.of(words(mixed));
    }

    private static String words(Set<UnicodeScript> scripts) {
        return "letters of "
                + new TreeSet<>(scripts).stream().map(UnicodeScript::name).collect(Collectors.joining(", "))
                + " among LATIN ones: it may not be the name that it looks like";
    }
}
