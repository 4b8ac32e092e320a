package dev.agentfirewall.call;

import java.util.Locale;

/** What an argument is to its tool. */
public enum ArgumentRole {
    RECIPIENT,
    URL,
    AMOUNT,
    CURRENCY,
    ACCOUNT,
    RESOURCE,
    PATH,
    QUERY,
    COMMAND,
    CREDENTIAL,
    BODY,
    DATE,
    OTHER;

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies read, in lower case. */
    public String word() {
        return word;
    }
}
