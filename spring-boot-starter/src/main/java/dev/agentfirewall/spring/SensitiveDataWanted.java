package dev.agentfirewall.spring;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** That properties ask for personal data and secrets to be looked for. */
final class SensitiveDataWanted extends AnyNestedCondition {
    SensitiveDataWanted() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty(prefix = "agent-firewall.scanner", name = "sensitive-data")
    static final class ToFindThem {}

    @ConditionalOnProperty(prefix = "agent-firewall.pseudonyms", name = "enabled")
    static final class ToReplaceThem {}
}
