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
     * A person agrees to exactly this call, or several do.
     *
     * @param by {@code owner}, or the role of those who may agree
     * @param approvers how many different people have to agree; 1 to {@value #MOST_APPROVERS}
     * @param endorsing the source that the same person may endorse instead, so that nobody is asked again about what it says
     */
    record Approval(String code, String by, int approvers, Optional<Endorsing> endorsing) implements Obligation {
        /** Nobody finds more people than this for one call. */
        public static final int MOST_APPROVERS = 8;

        public Approval {
            if (approvers < 1 || approvers > MOST_APPROVERS) {
                throw new IllegalArgumentException("an approval takes 1 to " + MOST_APPROVERS + " people");
            }
        }

        /** An approval by one person, who may endorse a source instead. */
        public Approval(String code, String by, Optional<Endorsing> endorsing) {
            this(code, by, 1, endorsing);
        }

        /** An approval of the call alone, by one person. */
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
     * @param rules whose findings: rules by name ({@code pii.iban}), or by what their names begin with ({@code secret.})
     * @param findings which findings, by their place among those that the request tells of; one that is not there cannot be cut. Where
     *     neither is named, the flagged spans are cut
     */
    record Redact(String code, Set<String> rules, Set<Integer> findings) implements Obligation {
        public Redact {
            rules = Set.copyOf(rules);
            findings = Set.copyOf(findings);
            if (!rules.isEmpty() && !findings.isEmpty()) {
                throw new IllegalArgumentException("what is cut is named by rule or by place, not by both");
            }
        }

        /** The flagged spans are cut out. */
        public Redact(String code) {
            this(code, Set.of(), Set.of());
        }

        /** What these rules found is cut out. */
        public Redact(String code, Set<String> rules) {
            this(code, rules, Set.of());
        }

        /** Whether the span of {@code finding}, the one at {@code place}, is to be cut. */
        public boolean cuts(int place, Finding finding) {
            if (!findings.isEmpty()) {
                return findings.contains(place);
            }
            return rules.isEmpty() ? finding.severity().flags() : rules.stream().anyMatch(rule -> named(rule, finding));
        }

        private static boolean named(String rule, Finding finding) {
            return rule.endsWith(".")
                    ? finding.rule().startsWith(rule)
                    : finding.rule().equals(rule);
        }

        @Override
        public String type() {
            return "redact";
        }
    }

    /**
     * Other words stand in the place of spans, or of the whole text.
     *
     * @param findings which findings' spans, by their place among those that the request tells of; none means the whole text
     * @param with the words: security's, never the model's; not blank, at most {@value #MOST} characters
     */
    record Replace(String code, Set<Integer> findings, String with) implements Obligation {
        /** Longer words replace nothing. */
        public static final int MOST = 1_000;

        public Replace {
            findings = Set.copyOf(findings);
            if (with.isBlank() || with.length() > MOST) {
                throw new IllegalArgumentException(
                        "what replaces a text is not blank and has at most " + MOST + " characters");
            }
        }

        /** Whether the whole text goes. */
        public boolean whole() {
            return findings.isEmpty();
        }

        @Override
        public String type() {
            return "replace";
        }

        /** Tells the rule and the places, not the words. */
        @Override
        public String toString() {
            return "Replace[code=" + code + ", findings=" + findings + "]";
        }
    }

    /**
     * The values stand in the answer where the model wrote their placeholders. Nothing else is changed, and a placeholder inside an address stays.
     *
     * @param rules whose values: rules by name ({@code pii.email}), or by what their names begin with ({@code pii.})
     */
    record Restore(String code, Set<String> rules) implements Obligation {
        public Restore {
            rules = Set.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("what is restored is named by rule");
            }
        }

        /** Whether what {@code rule} found is shown. */
        public boolean restores(String rule) {
            return rules.stream().anyMatch(named -> named.endsWith(".") ? rule.startsWith(named) : rule.equals(named));
        }

        @Override
        public String type() {
            return "restore";
        }
    }

    /**
     * The call runs with the placeholders that the model wrote, and not with what they stand for, in these arguments. It is judged anew so.
     *
     * @param arguments JSON pointers of leaves
     */
    record Keep(String code, Set<String> arguments) implements Obligation {
        public Keep {
            arguments = Set.copyOf(arguments);
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("the arguments that are kept are named");
            }
        }

        @Override
        public String type() {
            return "keep";
        }

        /** Tells the rule: a pointer can hold a key that the model wrote. */
        @Override
        public String toString() {
            return "keep for " + code;
        }
    }
}
