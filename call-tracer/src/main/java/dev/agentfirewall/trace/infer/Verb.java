package dev.agentfirewall.trace.infer;

/**
 * A verb of tools.
 *
 * @param base its dictionary form, words of a phrase joined by {@code _}
 * @param noun whether the word is a noun as often as a verb
 */
record Verb(String base, Kind kind, boolean noun) {

    /** What a verb says by itself. */
    enum Kind {
        READ,
        MAKE,
        WRITE,
        DELETE,
        SEND,
        PAY,
        EXECUTE,
        GRANT,
        LIGHT,
        VAGUE
    }

    /** How a verb stands in a sentence. */
    enum Form {
        BASE,
        THIRD,
        GERUND,
        PARTICIPLE
    }

    /** Whether it says something without a noun's help. */
    boolean tells() {
        return kind != Kind.LIGHT && kind != Kind.VAGUE;
    }
}
