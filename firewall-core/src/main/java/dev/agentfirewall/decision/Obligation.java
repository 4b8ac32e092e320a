package dev.agentfirewall.decision;

import dev.agentfirewall.scan.Finding;
import java.util.Optional;
import java.util.Set;

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
     * @param endorsing the source that the same person may endorse instead, so that nobody is asked again about what it says
     */
    record Approval(String code, String by, Optional<Endorsing> endorsing) implements Obligation {

        /** An approval of the call alone. */
        public Approval(String code, String by) {
            this(code, by, Optional.empty());
        }

        @Override
        public String type() {
            return "approval";
        }
    }

    /**
     * Spans are cut out before the text goes on.
     *
     * @param rules whose findings: rules by name ({@code pii.iban}), or by what their names begin with ({@code secret.}); none means the flagged
     *     spans
     */
    record Redact(String code, Set<String> rules) implements Obligation {
        public Redact {
            rules = Set.copyOf(rules);
        }

        /** The flagged spans are cut out. */
        public Redact(String code) {
            this(code, Set.of());
        }

        /** Whether {@code finding}'s span is to be cut. */
        public boolean cuts(Finding finding) {
            return rules.isEmpty()
                    ? finding.severity().flags()
                    : rules.stream()
                            .anyMatch(rule -> rule.endsWith(".")
                                    ? finding.rule().startsWith(rule)
                                    : finding.rule().equals(rule));
        }

        @Override
        public String type() {
            return "redact";
        }
    }
}
