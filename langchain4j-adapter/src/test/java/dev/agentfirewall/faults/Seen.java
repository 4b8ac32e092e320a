package dev.agentfirewall.faults;

import java.util.List;

/**
 * What came of a call.
 *
 * @param outcome its outcome and code, such as {@code refused policy.failed}
 * @param told every text that someone was told: the model, or the host by an exception
 */
record Seen(String outcome, List<String> told) {
    Seen {
        told = List.copyOf(told);
    }

    boolean completed() {
        return outcome.equals("completed");
    }
}
