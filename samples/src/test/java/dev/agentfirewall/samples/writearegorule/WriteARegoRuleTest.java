package dev.agentfirewall.samples.writearegorule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.agentfirewall.policy.tooling.Opa;
import dev.agentfirewall.policy.tooling.PolicyBuilder;
import dev.agentfirewall.policy.tooling.PolicyTests;
import dev.agentfirewall.policy.tooling.PolicyToolException;
import dev.agentfirewall.samples.Printed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteARegoRuleTest {
    private static final Path RULES = Path.of("src", "main", "rego");

    @Test
    void rule_passesItsTestsAndOurLints() {
        assertThat(new PolicyTests(opa()).run(RULES).problems()).isEmpty();
    }

    @Test
    void tell_ourRuleHoldsBesideTheOthers(@TempDir Path folder) throws Exception {
        Path bundle = folder.resolve("acme.tar.gz");
        new PolicyBuilder(opa()).build(RULES, bundle);

        assertThat(Printed.by(out -> WriteARegoRule.tell(out, bundle))).isEqualTo("""
                        By the default rules
                          to three people: completed
                          to four people:  completed
                        By ours as well
                          to three people: completed
                          to four people:  refused, acme.audience_too_large
                        """);
    }

    private static Opa opa() {
        try {
            return Opa.find();
        } catch (PolicyToolException e) {
            return abort("rules are built by OPA, which is not here: " + e.getMessage());
        }
    }
}
