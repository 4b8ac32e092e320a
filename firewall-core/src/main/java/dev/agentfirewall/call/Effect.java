package dev.agentfirewall.call;

import java.util.Locale;

/** What a tool does to the world. */
public enum Effect {
    READ,
    WRITE,
    DELETE,
    SEND,
    PAY,
    EXECUTE,
    GRANT;

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies read, in lower case. */
    public String word() {
        return word;
    }
}
