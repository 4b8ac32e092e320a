package dev.agentfirewall.policy.plan;

/**
 * A plan that cannot be loaded, or an evaluation that was given up. {@link #code} says why in a word, the message what and
 * where; neither quotes the request or the data. Nothing may be concluded from an evaluation that ended so.
 */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    PlanException(String code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * When loading: {@code plan.malformed}, {@code plan.unknown_statement}, {@code plan.unknown_operand},
     * {@code plan.unknown_function}, {@code plan.unsupported_builtin}. When evaluating: {@code plan.unknown_entrypoint},
     * {@code plan.conflict}, {@code plan.step_limit}, {@code plan.time_limit}, {@code plan.interrupted}, {@code plan.depth},
     * {@code plan.result_size}.
     */
    public String code() {
        return code;
    }
}
