package dev.agentfirewall.policy.plan.value;

/** Something was to be added to a value that is shared: a part of the data document, or a constant. It was not. */
public final class FrozenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FrozenException() {
        super("the value is shared and does not change", null, false, false);
    }
}
