package dev.agentfirewall.policy.tooling;

import dev.agentfirewall.decision.Advice;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.policy.tooling.RuleCatalog.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rules fired about a request, and why, by code. Tells pointers of arguments, never their values. */
public final class PolicyExplain {
    private PolicyExplain() {}

    /** What a rule did. */
    public enum Part {
        PERMITS,
        DENIES,
        ASKS,
        ADVISES
    }

    /**
     * One rule's word.
     *
     * @param part what it did
     * @param code its code
     * @param argument the pointer of the argument concerned, where it is about one
     * @param rule the rule; empty where the host itself said it
     */
    public record Line(Part part, String code, Optional<String> argument, Optional<Rule> rule) {

        /** The code alone: a pointer may hold names that the model made up. */
        @Override
        public String toString() {
            return code;
        }
    }

    /**
     * A decision, rule by rule.
     *
     * @param name the case
     * @param decision the decision
     * @param lines reasons first, then obligations, then advice
     */
    public record Explanation(String name, Decision decision, List<Line> lines) {
        public Explanation {
            lines = List.copyOf(lines);
        }
    }

    /** Asks {@code policy} about the case, and names the rules that answered. */
    public static Explanation of(RegoDecisionPoint policy, RuleCatalog rules, PolicyCase asked) {
        Decision decision = policy.decide(asked.request()).decision();
        Part why = decision.<Part>fold(permit -> Part.PERMITS, deny -> Part.DENIES);
        List<Line> lines = new ArrayList<>();
        for (Reason reason : decision.reasons()) {
            lines.add(line(why, reason.code(), reason.argument(), rules));
        }
        for (Obligation obligation : decision.<List<Obligation>>fold(Decision.Permit::obligations, deny -> List.of())) {
            lines.add(line(Part.ASKS, obligation.code(), Optional.empty(), rules));
        }
        for (Advice advice : decision.advice()) {
            lines.add(line(Part.ADVISES, advice.code(), Optional.empty(), rules));
        }
        return new Explanation(asked.name(), decision, lines);
    }

    private static Line line(Part part, String code, Optional<String> argument, RuleCatalog rules) {
        return new Line(part, code, argument, rules.ruleOf(code));
    }
}
