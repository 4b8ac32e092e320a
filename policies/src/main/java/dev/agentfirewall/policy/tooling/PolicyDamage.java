package dev.agentfirewall.policy.tooling;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.RegoDecisionPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a policy fails open: each request is damaged at every node, removed or replaced by junk, and no answer may be looser
 * than the answer to the whole request. Rego drops a denial without a word where a field is missing that the rule negates.
 *
 * <p>What it finds is to be read, not only counted: where the only evidence against a call is taken away whole, the looser answer is right.
 */
public final class PolicyDamage {
    private PolicyDamage() {}

    /**
     * What came of it.
     *
     * @param decisions how many damaged requests were put
     * @param loosened those with a looser answer
     */
    public record Report(long decisions, List<Loosened> loosened) {
        public Report {
            loosened = List.copyOf(loosened);
        }
    }

    /**
     * One damaged request with a looser answer.
     *
     * @param name the case
     * @param pointer the node that was damaged
     * @param damage {@code removed}, or the junk that stands there, as JSON
     * @param before the answer to the whole request: {@code deny}, {@code permit}, or the codes that it asked under
     * @param after the answer to the damaged one
     */
    public record Loosened(String name, String pointer, String damage, String before, String after) {}

    /** Damages every case's request in every way. */
    public static Report of(RegoDecisionPoint policy, List<PolicyCase> cases) {
        List<Loosened> loosened = new ArrayList<>();
        long[] decisions = {0};
        for (PolicyCase each : cases) {
            Decision before = policy.decide(each.request()).decision();
            Damages.each(each.request(), damage -> {
                decisions[0]++;
                Decision after = policy.decide(damage.document()).decision();
                if (looser(before, after)) {
                    loosened.add(loosened(each, damage, before, after));
                }
            });
        }
        return new Report(decisions[0], loosened);
    }

    private static Loosened loosened(PolicyCase each, Damages.Damage damage, Decision before, Decision after) {
        String how = damage.replacement().map(CanonicalJson::write).orElse("removed");
        return new Loosened(each.name(), damage.pointer(), how, words(before), words(after));
    }

    private static boolean looser(Decision before, Decision after) {
        return after.fold(permit -> before.fold(whole -> !asksAsMuch(permit, whole), denied -> true), denied -> false);
    }

    private static boolean asksAsMuch(Decision.Permit permit, Decision.Permit whole) {
        Set<Obligation> asked = new HashSet<>(permit.obligations());
        return whole.obligations().stream()
                .allMatch(obligation -> asked.contains(obligation) || asked.contains(bare(obligation)));
    }

    /** An approval without the offer to endorse a source asks for more. */
    private static Obligation bare(Obligation obligation) {
        return obligation instanceof Obligation.Approval approval
                ? new Obligation.Approval(approval.code(), approval.by())
                : obligation;
    }

    private static String words(Decision decision) {
        return decision.fold(
                permit -> permit.obligations().isEmpty()
                        ? "permit"
                        : String.join(
                                " ",
                                permit.obligations().stream()
                                        .map(Obligation::code)
                                        .toList()),
                denied -> "deny");
    }

    /** Every damaged form of {@code request}, for comparing engines. */
    public static void each(Json request, java.util.function.Consumer<Json> engine) {
        Damages.each(request, damage -> engine.accept(damage.document()));
    }
}
