package dev.agentfirewall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.scan.Scanner;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications with the starter, up to their start. */
final class Starts {
    private static final PolicyDecisionPoint POLICY = RegoPolicies.defaults();
    private static final Scanner RULES = RagScanner.rules();

    private Starts() {}

    /** With nothing told. */
    static ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AgentFirewallAutoConfiguration.class));
    }

    /** With all that has to be told; rules alone look, for they start sooner. */
    static ApplicationContextRunner whole(Path folder) {
        return bare().withPropertyValues(
                        "agent-firewall.audit.directory=" + folder.resolve("audit"),
                        "agent-firewall.scanner.tier=rules");
    }

    /** The same, with policy and rules that are there already: making them takes most of a start's time. */
    static ApplicationContextRunner in(Path folder) {
        return whole(folder).withBean(PolicyDecisionPoint.class, () -> POLICY).withBean(Scanner.class, () -> RULES);
    }

    /** Why the application did not start. */
    static FirewallSetupException refusal(AssertableApplicationContext context) {
        assertThat(context).hasFailed();
        Throwable cause = context.getStartupFailure();
        while (cause != null && !(cause instanceof FirewallSetupException)) {
            cause = cause.getCause();
        }
        assertThat(cause).as("what the firewall says").isNotNull();
        return (FirewallSetupException) java.util.Objects.requireNonNull(cause);
    }
}
