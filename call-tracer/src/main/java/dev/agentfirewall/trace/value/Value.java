package dev.agentfirewall.trace.value;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of a call, prepared to be looked up in many texts: its words, what it means as a date, a number or an address, and whether
 * finding it proves anything. Prepared once for a call; immutable and thread-safe. Guarded: it is not in {@code toString}.
 */
public final class Value {
    /** A value with more words is a body: its parts may come from several texts. */
    public static final int PROSE = 6;

    private static final int UNSPACED_PROSE = 24;

    private final String text;
    private final ArgumentRole role;
    private final BodyWords words;
    private final Forms forms;
    private final boolean weak;
    /** Worked out when first asked for; whoever comes second finds the same. */
    private @Nullable List<WordPattern> encoded;

    private Value(String text, ArgumentRole role, boolean number) {
        this.text = text;
        this.role = Objects.requireNonNull(role, "role");
        this.words = BodyWords.of(Source.plain(text));
        this.forms = FormsOf.value(words, role, number);
        this.weak = Proof.weak(words);
    }

    /** The value of a leaf of the arguments; an object or array proves nothing and is found nowhere. */
    public static Value of(Json leaf, ArgumentRole role) {
        if (leaf instanceof Json.Str string) {
            return new Value(string.value(), role, false);
        }
        if (leaf instanceof Json.Num number) {
            return new Value(CanonicalJson.number(number.value()), role, true);
        }
        return new Value(leaf instanceof Json.Bool bool ? String.valueOf(bool.value()) : "", role, false);
    }

    /** The value that {@code text} is. */
    public static Value of(String text, ArgumentRole role) {
        return new Value(text, role, false);
    }

    /** The value as it is compared, before any folding. Guarded. */
    public String text() {
        return text;
    }

    public ArgumentRole role() {
        return role;
    }

    /**
     * Whether finding the value in a text proves nothing, because nearly every text holds it: no word at all, one character or two, a
     * number up to 12, {@code true}, {@code yes}, {@code the}.
     */
    public boolean weak() {
        return weak;
    }

    /** Whether it has so many words that its parts may come from several texts: to be asked for its coverage. */
    public boolean prose() {
        return words.count() > (Proof.unspaced(words) ? UNSPACED_PROSE : PROSE);
    }

    /** How many words it has; a sign of a script without blanks counts as one. */
    public int wordCount() {
        return words.count();
    }

    BodyWords words() {
        return words;
    }

    Forms forms() {
        return forms;
    }

    /** Its words in a code, for when all else finds nothing. */
    List<WordPattern> encoded() {
        List<WordPattern> known = encoded;
        if (known == null) {
            known = weak ? List.of() : Encodings.of(text.strip());
            encoded = known;
        }
        return known;
    }

    /**
     * The values inside this one that are to be traced by themselves: of a body its addresses, numbers, codes and dates, of a list its
     * elements, of a day with a time both, of an address of the web its host, of a path its folder and its name. In the order in which they stand, at most {@value Parts#MAX}; empty when there are none.
     */
    public List<Part> parts() {
        return Parts.of(this);
    }

    /**
     * A value inside another.
     *
     * @param span where it stands in the other's {@link #text}
     */
    public record Part(Span span, Value value) {}

    @Override
    public String toString() {
        return "value of " + words.count() + " words";
    }
}
