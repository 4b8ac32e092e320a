package dev.agentfirewall.spring;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** That properties ask for something to be kept in a database. */
final class DatabaseWanted extends AnyNestedCondition {
    DatabaseWanted() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty(prefix = "agent-firewall.approvals", name = "in-database")
    static final class ForQuestions {}

    @ConditionalOnProperty(prefix = "agent-firewall.audit", name = "database-log")
    static final class ForRecords {}
}
