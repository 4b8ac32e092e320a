package dev.agentfirewall.decision;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why, in a code that a page in {@code docs/rules} explains.
 *
 * @param code dotted lower-case words, such as {@code mail.recipient_untrusted}; at most 100 characters
 * @param argument the JSON pointer of the argument it is about, where it is about one
 */
public record Reason(String code, Optional<String> argument) implements Comparable<Reason> {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
    private static final Comparator<Reason> ORDER =
            Comparator.comparing(Reason::code).thenComparing(reason -> reason.argument.orElse(""));

    public Reason {
        if (code.length() > 100 || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a reason's code is dotted lower-case words of at most 100 characters");
        }
    }

    public static Reason of(String code) {
        return new Reason(code, Optional.empty());
    }

    public static Reason at(String code, String argument) {
        return new Reason(code, Optional.of(argument));
    }

    @Override
    public int compareTo(Reason other) {
        return ORDER.compare(this, other);
    }

    /** The code alone: a pointer may hold names that the model made up. */
    @Override
    public String toString() {
        return code;
    }
}
