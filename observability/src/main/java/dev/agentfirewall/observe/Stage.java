package dev.agentfirewall.observe;

import java.util.Locale;

/** A stage of the way of a call or a text. */
enum Stage {
    /** Finding out who wanted the call. */
    FACTS,
    /** Asking policy. */
    POLICY,
    /** A scanner reading a text. */
    SCAN,
    /** An inspector looking at what goes out. */
    OUTPUT,
    /** Writing a record. */
    AUDIT,
    /** The tool itself. */
    TOOL;

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    String word() {
        return word;
    }
}
