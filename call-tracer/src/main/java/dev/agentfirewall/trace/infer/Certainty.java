package dev.agentfirewall.trace.infer;

import java.util.Locale;

/** How sure an inferred line is. */
public enum Certainty {
    /** Nothing told it: the cautious answer stands. Look at it first. */
    LOW,
    /** One source told it, or two that do not quite agree. */
    MEDIUM,
    /** Name and description, or a word that leaves no doubt. */
    HIGH;

    /** The word in a declaration file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
