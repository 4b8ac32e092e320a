package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.scan.Span;

/**
 * A text that stood encoded within another.
 *
 * @param text decoded
 * @param carrier the stretch of the outer text that it was decoded from
 * @param scheme how it was encoded
 */
public record Decoded(String text, Span carrier, Scheme scheme) {

    /** Ways to write a text so that a search for its words misses it. */
    public enum Scheme {
        BASE64,
        BASE32,
        HEX,
        NUMBERS,
        PERCENT,
        QUOTED_PRINTABLE,
        COMPRESSED,
        ROT13,
        ATBASH,
        REVERSED,
        TAGS,
        VARIATION_SELECTORS
    }

    @Override
    public String toString() {
        return "Decoded[" + scheme + " at " + carrier + "]";
    }
}
