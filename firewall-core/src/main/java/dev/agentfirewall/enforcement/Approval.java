package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;

/** A person's answer to an {@link ApprovalRequest}. */
public sealed interface Approval {

    /**
     * Agreed.
     *
     * @param by who agreed; recorded
     * @param request the digest of the request that was shown; an answer to another request is none
     */
    record Granted(String by, Digest request) implements Approval {
        public Granted {
            if (by.isBlank()) {
                throw new IllegalArgumentException("an approval names who gave it");
            }
        }
    }

    /** Not agreed, or nobody there to ask. */
    record NotGranted() implements Approval {}
}
