package dev.agentfirewall.approvals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one person says to a question. */
public enum Verdict {
    /** No. One no is enough. */
    DENY,
    /** This call may run, once. */
    GRANT,
    /** What the source says may be acted on; where the question offers it. */
    ENDORSE;

    /** The name in files and records, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict that {@code word} names. */
    public static Optional<Verdict> of(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst();
    }
}
