package dev.agentfirewall.rag;

import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;

/**
 * Something seen while a scan goes on, in places of the original text.
 *
 * @param order whether what follows it in the same field is its payload
 */
record Seen(String rule, Severity severity, Span span, double score, boolean order) {

    Seen raised(String rule) {
        return new Seen(rule, Severity.HIGH, span, Math.max(score, 0.9), order);
    }
}
