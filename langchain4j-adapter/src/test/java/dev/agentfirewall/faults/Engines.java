package dev.agentfirewall.faults;

import dev.agentfirewall.policy.DefaultPolicy;
import dev.agentfirewall.policy.PolicyBundle;
import dev.agentfirewall.policy.PolicySelfTest;
import dev.agentfirewall.policy.RegoPolicyDecisionPoint;
import dev.agentfirewall.policy.plan.PlanLimits;
import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.policy.server.OpaServerPolicyDecisionPoint;
import java.net.URI;
import java.time.Duration;

/** The real engines, given all the time they want: a busy machine is no fault. */
final class Engines {
    static final PlanLimits PATIENT = new PlanLimits(10_000_000, Duration.ofMinutes(1), 256, 100_000);

    private static final RegoPolicyDecisionPoint DEFAULTS =
            RegoPolicyDecisionPoint.of(DefaultPolicy.bundle(), PATIENT, PolicySelfTest.DENIALS);

    private Engines() {}

    /** The default rules in this process. */
    static RegoPolicyDecisionPoint defaults() {
        return DEFAULTS;
    }

    /** A bundle that was put in force although it fails its self-test. */
    static RegoPolicyDecisionPoint untested(PolicyBundle bundle) {
        return untested(bundle, PATIENT);
    }

    static RegoPolicyDecisionPoint untested(PolicyBundle bundle, PlanLimits limits) {
        return RegoPolicyDecisionPoint.of(bundle, limits, policy -> {});
    }

    static OpaServerPolicyDecisionPoint server(URI address) {
        return new OpaServerPolicyDecisionPoint(patient(address).build());
    }

    static OpaServer.Builder patient(URI address) {
        return OpaServer.at(address)
                .connectTimeout(Duration.ofMinutes(1))
                .requestTimeout(Duration.ofMinutes(1))
                .concurrency(4, Duration.ofMinutes(1))
                .circuitBreaker(1_000, Duration.ofMillis(1));
    }
}
