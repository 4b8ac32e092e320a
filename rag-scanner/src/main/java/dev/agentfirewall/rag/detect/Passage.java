package dev.agentfirewall.rag.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Severity;
import java.util.Optional;

/**
 * A few sentences in which a detector's words were found: the first that holds one, and what follows it.
 *
 * <p>Its length is bounded by its detector's {@link Detector#reach()}, and a sentence's by {@link Sentences#LONGEST}.
 */
public final class Passage {
    private final String text;
    private final int start;
    private final int firstEnd;
    private final int end;
    private final Channel channel;

    Passage(String text, int start, int firstEnd, int end, Channel channel) {
        this.text = text;
        this.start = start;
        this.firstEnd = firstEnd;
        this.end = end;
        this.channel = channel;
    }

    /** How the text came. */
    public Channel channel() {
        return channel;
    }

    /** All its sentences. */
    public String words() {
        return text.substring(start, end);
    }

    /** Its first sentence. */
    public String sentence() {
        return text.substring(start, firstEnd);
    }

    /** Where its first sentence ends, counted in the whole text. */
    int sentenceEnd() {
        return firstEnd;
    }

    /** Whether {@code place} begins within the first sentence. */
    boolean startsInSentence(Place place) {
        return start + place.start() < firstEnd;
    }

    /** Where {@code pattern} first matches, within {@link #words()}. */
    public Optional<Place> find(Pattern pattern) {
        return Place.first(pattern.matcher(words()));
    }

    /** Where {@code pattern} first matches, within {@link #sentence()}. */
    public Optional<Place> findInSentence(Pattern pattern) {
        return Place.first(pattern.matcher(sentence()));
    }

    public boolean has(Pattern pattern) {
        return pattern.matcher(words()).find();
    }

    public boolean sentenceHas(Pattern pattern) {
        return pattern.matcher(sentence()).find();
    }

    /** Whether the first sentence talks about attacks, and {@code place} is what it quotes. */
    public boolean quotes(Place place) {
        return Wording.aboutAttacks(sentence(), place.start());
    }

    /**
     * A match of {@code place}, from where its clause begins. What follows it is not part of the match: how far the
     * author goes on is for the whole text to tell.
     */
    public Match match(Place place, Severity severity, double score) {
        return new Match(start + clause(place.start()), start + place.end(), severity, score);
    }

    /** Back from {@code at} to a quotation mark, bracket, line break or field name, or to the sentence's start. */
    private int clause(int at) {
        int i = at;
        while (i > 0 && !opens(i - 1)) {
            i--;
        }
        while (i < at && text.charAt(start + i) <= ' ') {
            i++;
        }
        return i;
    }

    private boolean opens(int index) {
        char c = text.charAt(start + index);
        if (c == '"' || c == '\'') {
            return index == 0 || !Character.isLetterOrDigit(text.charAt(start + index - 1));
        }
        return "\n>[{|".indexOf(c) >= 0 || (c == ':' && fieldName(index));
    }

    /** Whether the colon at {@code index} ends a single word that begins the passage. */
    private boolean fieldName(int index) {
        for (int i = 0; i < index; i++) {
            if (text.charAt(start + i) <= ' ') {
                return false;
            }
        }
        return true;
    }

    /** A stretch of a passage. Never empty. */
    public record Place(int start, int end) {
        static Optional<Place> first(Matcher matcher) {
            return matcher.find() && matcher.end() > matcher.start()
                    ? Optional.of(new Place(matcher.start(), matcher.end()))
                    : Optional.empty();
        }
    }
}
