package dev.agentfirewall.decision;

/** What must be done for a permit to hold. One that cannot be discharged turns the permit into a denial. */
public sealed interface Obligation {

    /** The rule that asks for it. */
    String code();

    /** The name that policies write. */
    String type();

    /**
     * A person agrees to exactly this call.
     *
     * @param by {@code owner}, or the role of those who may agree
     */
    record Approval(String code, String by) implements Obligation {
        @Override
        public String type() {
            return "approval";
        }
    }

    /** The flagged spans are cut out before the text goes on. */
    record Redact(String code) implements Obligation {
        @Override
        public String type() {
            return "redact";
        }
    }
}
