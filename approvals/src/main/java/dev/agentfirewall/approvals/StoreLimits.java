package dev.agentfirewall.approvals;

import java.time.Duration;

/** What every store checks alike. */
public final class StoreLimits {
    private StoreLimits() {}

    /** {@code lasts}, where a question may wait that long. */
    public static Duration checked(Duration lasts) {
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(ApprovalStore.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a question waits for a while, at most " + ApprovalStore.LONGEST.toDays() + " days");
        }
        return lasts;
    }
}
