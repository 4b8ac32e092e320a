package dev.agentfirewall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications with the starter, up to their start. */
final class Starts {
    private Starts() {}

    /** With nothing told. */
    static ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AgentFirewallAutoConfiguration.class));
    }

    /** With all that has to be told; rules alone look, for they start sooner. */
    static ApplicationContextRunner in(Path folder) {
        return bare().withPropertyValues(
                        "agent-firewall.audit.directory=" + folder.resolve("audit"),
                        "agent-firewall.scanner.tier=rules");
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
