package dev.agentfirewall.policy.plan;

/** Ends an evaluation from anywhere inside it; {@link Plan} makes a {@link PlanException} of it. */
final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String what;

    Halt(String code, String what) {
        super(what, null, false, false); // no stack trace: it is an outcome, and must be cheap
        this.code = code;
        this.what = what;
    }

    PlanException toException() {
        return new PlanException(code, what);
    }

    static Halt conflict(String what) {
        return new Halt("plan.conflict", what);
    }
}
