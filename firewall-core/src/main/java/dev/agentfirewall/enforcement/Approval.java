package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;

/** A person's answer to an {@link ApprovalRequest}. */
public sealed interface Approval {

    /**
     * Agreed to this call, and to nothing else.
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

    /**
     * Agreed to act on what the source says that the request offers to endorse: this call, and later ones within the terms that were shown.
     * Where the request offers none, it is no agreement at all.
     *
     * @param by who agreed; recorded
     * @param request the digest of the request that was shown; an answer to another request is none
     */
    record Endorsed(String by, Digest request) implements Approval {
        public Endorsed {
            if (by.isBlank()) {
                throw new IllegalArgumentException("an endorsement names who gave it");
            }
        }
    }

    /** Not agreed, or nobody there to ask. */
    record NotGranted() implements Approval {}
}
