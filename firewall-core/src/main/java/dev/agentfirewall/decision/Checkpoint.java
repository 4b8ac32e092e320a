package dev.agentfirewall.decision;

import java.util.Locale;

/** A place where text comes in or an action goes out, and policy is asked. */
public enum Checkpoint {
    /** Before the model sees a user's message. */
    USER_INPUT,
    /** For each retrieved chunk. */
    RETRIEVAL,
    /** When a tool is offered to the model. */
    TOOL_OFFER,
    /** Before a tool runs: the authoritative one. */
    TOOL_CALL,
    /** Before the model sees a tool's result. */
    TOOL_RESULT,
    /** Before the user sees an answer. */
    MODEL_OUTPUT,
    /** Before a model's bytes are used. */
    ARTIFACT_LOAD,
    /** When a person answers a question about a call: the subject is the one who answers. */
    APPROVAL;

    private final String word = name().toLowerCase(Locale.ROOT).intern();

    /** The name that policies read, in lower case. */
    public String word() {
        return word;
    }
}
