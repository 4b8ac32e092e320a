package dev.agentfirewall.trace.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a tool's description says.
 *
 * @param main the deed of its first sentence's verb, empty where that tells nothing
 * @param opening every deed of the first sentence, the main one included
 * @param later the deeds that later sentences tell of
 * @param whole false when the description is too long to be read whole
 */
record DescriptionReading(Optional<Deed> main, List<Deed> opening, List<Deed> later, boolean whole) {
    /** How much of a description is read, in characters; what a longer one says cannot be told. */
    static final int LONGEST = 16_384;

    private static final int SENTENCES = 120;
    private static final Pattern QUOTED = Pattern.compile("`[^`\n]*`|\"[^\"\n]*\"|https?://\\S+");
    /** "the user's orders": what follows is a thing, not what the user does. */
    private static final Pattern OWNED =
            Pattern.compile("(?i)\\b((?!(?:it|that|what|there|here|let|he|she|who)['\u2019])[a-z]+)['\u2019]s\\b");

    private static final Pattern END = Pattern.compile("[.!?](?=\\s|$)|\\n+\\s*[-*#]*|\\(|\\)");
    /** Where a docstring stops telling what the tool does. */
    private static final Pattern SECTION = Pattern.compile(
            "(?im)^[ \\t]*(args|arguments|parameters|params|returns?|raises|examples?|output|input)[ \\t]*:");

    DescriptionReading {
        opening = List.copyOf(opening);
        later = List.copyOf(later);
    }

    /** Whether it tells of nothing but reckoning: "Calculates the monthly repayment of a loan". */
    boolean onlyReckons() {
        return main.filter(deed -> Prose.ENGLISH.any("reckoning", deed.words())).isPresent()
                && Stream.concat(opening.stream(), later.stream()).allMatch(deed -> deed.danger() == 0);
    }

    static DescriptionReading of(String description) {
        boolean whole = description.length() <= LONGEST;
        String read = whole ? description : description.substring(0, LONGEST);
        java.util.regex.Matcher section = SECTION.matcher(read);
        String told = section.find() && section.start() > 0 ? read.substring(0, section.start()) : read;
        String plain = OWNED.matcher(QUOTED.matcher(told).replaceAll(" it ")).replaceAll("$1 its");
        String[] sentences = END.split(plain, SENTENCES);
        List<Deed> opening = new ArrayList<>();
        List<Deed> later = new ArrayList<>();
        boolean opened = false;
        for (String sentence : sentences) {
            List<String> words = Words.ofProse(sentence);
            if (!words.isEmpty()) {
                (opened ? later : opening).addAll(Sentence.deeds(words, !opened));
                opened = true;
            }
        }
        return new DescriptionReading(
                opening.stream().findFirst(), opening, later, whole && sentences.length < SENTENCES);
    }
}
