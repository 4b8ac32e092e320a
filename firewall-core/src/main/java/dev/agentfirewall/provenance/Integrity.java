package dev.agentfirewall.provenance;

import java.util.Locale;

/** How far a value may be believed to be what its user wanted. Ordered: the first is worth most. */
public enum Integrity {
    /** From the user or the host. */
    TRUSTED,
    /** From a stranger, vouched for by a person with a name. */
    ENDORSED,
    /** Made up by the model: no source explains it. */
    GENERATED,
    /** From a stranger. */
    UNTRUSTED,
    /** From a stranger, in words that were found to give orders. */
    FLAGGED;

    /** The lower of the two. */
    public Integrity join(Integrity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The better of the two: for a value that two sources both hold whole. */
    public Integrity best(Integrity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies read, in lower case. */
    public String word() {
        return word;
    }
}
