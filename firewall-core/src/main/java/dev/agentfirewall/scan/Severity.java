package dev.agentfirewall.scan;

import java.util.Locale;

/** How much a finding matters. Ordered: the last most. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Whether the text it stands in counts as flagged. */
    public boolean flags() {
        return compareTo(HIGH) >= 0;
    }

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies read, in lower case. */
    public String word() {
        return word;
    }
}
