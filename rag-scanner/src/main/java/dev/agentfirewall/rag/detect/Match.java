package dev.agentfirewall.rag.detect;

import dev.agentfirewall.scan.Severity;

/**
 * What a detector saw in a passage.
 *
 * @param start the first canonical character of it, counted in the whole text
 * @param end the first one after it
 * @param severity how much it matters
 * @param score how sure the detector is, 0 to 1
 */
public record Match(int start, int end, Severity severity, double score) {
    public Match {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a match holds at least one character");
        }
    }
}
