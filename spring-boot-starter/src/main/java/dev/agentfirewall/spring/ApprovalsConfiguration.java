package dev.agentfirewall.spring;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.StoredApprovals;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.enforcement.ApprovalService;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** People are asked by questions that are kept: in a directory, or in a store of the application's own. */
@Configuration(proxyBeanMethods = false)
class ApprovalsConfiguration {
    private static final String AT = "agent-firewall.approvals.";

    @Bean
    @ConditionalOnMissingBean({ApprovalStore.class, ApprovalService.class})
    @ConditionalOnProperty(prefix = "agent-firewall.approvals", name = "directory")
    ApprovalStore agentFirewallQuestions(AgentFirewallProperties told) {
        try {
            return FileApprovalStore.in(
                    Path.of(Objects.requireNonNull(told.approvals().directory())));
        } catch (ApprovalStoreException e) {
            throw FirewallSetupException.because(
                    e, "Name a directory in `" + AT + "directory` that this process alone may read and write.");
        }
    }

    @Bean
    @ConditionalOnBean(ApprovalStore.class)
    @ConditionalOnMissingBean
    ApprovalService agentFirewallApprovals(ApprovalStore questions, AgentFirewallProperties told) {
        try {
            return StoredApprovals.in(questions)
                    .waiting(told.approvals().waiting())
                    .lasting(told.approvals().lasting())
                    .build();
        } catch (IllegalArgumentException e) {
            throw FirewallSetupException.because(e, "Mend `" + AT + "waiting` and `" + AT + "lasting`.");
        }
    }
}
