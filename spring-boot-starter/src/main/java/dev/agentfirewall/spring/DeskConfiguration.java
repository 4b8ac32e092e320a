package dev.agentfirewall.spring;

import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where people answer, for the application's own pages: beside the store of questions, under the same policy and on the same record. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean({ApprovalStore.class, PolicyDecisionPoint.class, AuditSink.class})
class DeskConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ApprovalDesk agentFirewallDesk(
            ApprovalStore questions,
            PolicyDecisionPoint policy,
            AuditSink audit,
            AgentFirewallProperties told,
            Environment environment) {
        return new ApprovalDesk(questions, policy, audit, Clock.systemUTC(), told.deploymentIn(environment));
    }
}
