package dev.agentfirewall.enforcement;

/** How a question about a call stands, for hosts that go on with a call that waited. */
public enum Standing {
    /** People have not answered yet. */
    AWAITED,
    /** They have: the call, proposed again, runs or is refused. */
    ANSWERED,
    /** The answer was used: the call was let go, once. */
    USED,
    /** Nobody answered in time, or the answer was not used in time. */
    EXPIRED,
    /** No such question is known. */
    UNKNOWN
}
