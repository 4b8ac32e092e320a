package dev.agentfirewall.trace.value;

import dev.agentfirewall.scan.Span;
import java.util.Objects;

/**
 * One place where a value stands in a text.
 *
 * @param span where, in the original text
 * @param form in which form it is the same
 */
public record Match(Span span, Form form) {
    public Match {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(form, "form");
    }
}
