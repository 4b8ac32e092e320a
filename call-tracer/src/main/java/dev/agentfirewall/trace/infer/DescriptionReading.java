package dev.agentfirewall.trace.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern END = Pattern.compile("[.!?](?=\\s|$)|\\n+\\s*[-*#]*|\\(|\\)");
    /** Where a docstring stops telling what the tool does. */
    private static final Pattern SECTION = Pattern.compile(
            "(?im)^[ \\t]*(args|arguments|parameters|params|returns?|raises|examples?|output|input)[ \\t]*:");

    DescriptionReading {
        opening = List.copyOf(opening);
        later = List.copyOf(later);
    }

    static DescriptionReading of(String description) {
        boolean whole = description.length() <= LONGEST;
        String read = whole ? description : description.substring(0, LONGEST);
        java.util.regex.Matcher section = SECTION.matcher(read);
        String told = section.find() && section.start() > 0 ? read.substring(0, section.start()) : read;
        String[] sentences = END.split(QUOTED.matcher(told).replaceAll(" it "), SENTENCES);
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
