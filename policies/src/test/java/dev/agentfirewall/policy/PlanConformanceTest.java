package dev.agentfirewall.policy;

import dev.agentfirewall.policy.plan.PlanLimits;
import java.time.Duration;

/** The written cases, answered in this process. */
class PlanConformanceTest extends ConformanceContract {
    private static final PlanLimits PATIENT = new PlanLimits(10_000_000, Duration.ofSeconds(30), 256, 100_000);

    private final RegoDecisionPoint engine =
            RegoPolicyDecisionPoint.of(DefaultPolicy.bundle(), PATIENT, PolicySelfTest.DENIALS);

    @Override
    RegoDecisionPoint engine() {
        return engine;
    }
}
