package dev.agentfirewall.policy;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.plan.Plan;
import dev.agentfirewall.policy.plan.PlanException;
import dev.agentfirewall.policy.plan.PlanLimits;
import java.time.Duration;
import java.util.Optional;

/**
 * Policy evaluated in this process: OPA's own compiled plan over Java values. No server, no pool, no warm-up.
 *
 * <p>Never throws; immutable and thread-safe; bounded in steps and time by its {@link PlanLimits}. An evaluation that was given up is a
 * denial whose code is the plan's own word for it, such as {@code plan.time_limit} or {@code plan.conflict}.
 */
public final class RegoPolicyDecisionPoint implements RegoDecisionPoint {
    private static final String ENGINE = "plan";

    // A test asks what is answered, not how fast: on a cold and busy machine the first answers take long.
    private static final PlanLimits PATIENT = new PlanLimits(10_000_000, Duration.ofSeconds(10), 256, 100_000);

    private final Plan plan;
    private final PolicyReference reference;

    private RegoPolicyDecisionPoint(Plan plan, PolicyReference reference) {
        this.plan = plan;
        this.reference = reference;
    }

    /**
     * Makes {@code bundle} ready and puts it to the test.
     *
     * @throws PolicyLoadException when its plan is not one that can be evaluated here, or it fails {@link PolicySelfTest#DENIALS}
     */
    public static RegoPolicyDecisionPoint of(PolicyBundle bundle) {
        return of(bundle, PlanLimits.DEFAULT, PolicySelfTest.DENIALS);
    }

    /** The same, with other limits and a test of the host's own. */
    public static RegoPolicyDecisionPoint of(PolicyBundle bundle, PlanLimits limits, PolicySelfTest test) {
        test.check(untested(bundle, PATIENT));
        return untested(bundle, limits);
    }

    static RegoPolicyDecisionPoint untested(PolicyBundle bundle, PlanLimits limits) {
        try {
            Plan plan = Plan.compile(bundle.plan(), bundle.data(), limits);
            if (plan.entrypoints().contains(PolicyBundle.ENTRYPOINT)) {
                return new RegoPolicyDecisionPoint(plan, new PolicyReference(ENGINE, Optional.of(bundle.digest())));
            }
            throw new PolicyLoadException("policy bundle not loaded: it has no entrypoint `" + PolicyBundle.ENTRYPOINT
                    + "`; build it with `opa build -t plan -e " + PolicyBundle.ENTRYPOINT + "`");
        } catch (PlanException e) {
            throw new PolicyLoadException("policy bundle not loaded: " + e.getMessage() + " (" + e.code() + ")", e);
        }
    }

    @Override
    public DecisionResponse decide(Json document) {
        return new DecisionResponse(guarded(() -> plan.evaluate(PolicyBundle.ENTRYPOINT, document)), reference);
    }

    /** Decides about nothing, as when whoever asks forgot the request: {@code input} is undefined. */
    Decision decideWithoutInput() {
        return guarded(() -> plan.evaluate(PolicyBundle.ENTRYPOINT));
    }

    private static Decision guarded(Evaluation evaluation) {
        try {
            return AnswerDecoder.decode(evaluation.answer());
        } catch (PlanException e) {
            return Decision.indeterminate(e.code());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return Decision.indeterminate("policy.failed"); // its message may quote the request
        }
    }

    @Override
    public PolicyReference reference() {
        return reference;
    }

    /** Asks the plan. */
    private interface Evaluation {
        Optional<Json> answer() throws PlanException;
    }
}
