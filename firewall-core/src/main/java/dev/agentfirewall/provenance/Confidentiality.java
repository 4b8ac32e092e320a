package dev.agentfirewall.provenance;

import java.util.Locale;

/** Who may see a value. Ordered: the last is guarded most. */
public enum Confidentiality {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    SECRET;

    /** The higher of the two. */
    public Confidentiality join(Confidentiality other) {
        return compareTo(other) >= 0 ? this : other;
    }

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies read, in lower case. */
    public String word() {
        return word;
    }
}
