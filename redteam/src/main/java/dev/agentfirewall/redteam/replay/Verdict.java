package dev.agentfirewall.redteam.replay;

import java.util.Locale;

/** What becomes of a call, from the mildest answer to the hardest. */
public enum Verdict {
    /** It runs. */
    PERMIT,
    /** It waits until a person agrees. */
    APPROVAL,
    /** It does not run. */
    DENY;

    /** The name in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
