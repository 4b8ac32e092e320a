package dev.agentfirewall.scan;

import java.util.Locale;

/** The way by which a text reaches the model. The same words are a request on one and an attack on another. */
public enum Channel {
    USER,
    DOCUMENT,
    TOOL_RESULT,
    EMAIL,
    WEB,
    SYSTEM,
    MODEL;

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies and the command line use, in lower case. */
    public String word() {
        return word;
    }
}
