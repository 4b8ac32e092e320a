package dev.agentfirewall.decision;

import java.util.Locale;

/** Whether denials bind. */
public enum Mode {
    /** Denials are carried out. */
    ENFORCE,
    /**
     * Decides and records, and lets through. Two things stop a call even here: it cannot be read strictly (there are
     * no canonical bytes to hand on), or it cannot be recorded.
     */
    SHADOW;

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies read, in lower case. */
    public String word() {
        return word;
    }
}
