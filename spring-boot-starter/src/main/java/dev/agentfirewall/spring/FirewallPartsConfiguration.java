package dev.agentfirewall.spring;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.FirewallObserver;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.output.OutputGate;
import dev.agentfirewall.rag.sensitive.SensitiveDataScanner;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.trace.ConversationTracer;
import dev.agentfirewall.vault.Vault;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The firewall and its parts; a bean of the application's own takes the place of any of them, or of all. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean({Firewall.class, AgentFirewall.class})
class FirewallPartsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PolicyDecisionPoint agentFirewallPolicy(AgentFirewallProperties told) {
        return new PolicyFactory(told.policy(), new PseudonymSettings(told.pseudonyms())).policy();
    }

    @Bean
    @ConditionalOnMissingBean
    AuditSink agentFirewallAudit(
            AgentFirewallProperties told, Environment environment, ObjectProvider<DatabaseLogs> database) {
        Modules.check(told);
        return new AuditFactory(
                        told.audit(), told.deploymentIn(environment), Optional.ofNullable(database.getIfUnique()))
                .sink();
    }

    @Bean
    @ConditionalOnMissingBean
    CallTracer agentFirewallTracer() {
        return new ConversationTracer();
    }

    @Bean
    @ConditionalOnMissingBean
    Scanner agentFirewallScanner(AgentFirewallProperties told) {
        return new ScannerFactory(told.scanner()).scanner();
    }

    /** Beside whatever else looks: it never flags. */
    @Bean
    @Conditional(SensitiveDataWanted.class)
    Scanner agentFirewallSensitiveData() {
        return SensitiveDataScanner.standard();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(prefix = "agent-firewall.output", name = "enabled", matchIfMissing = true)
    OutputInspector agentFirewallOutput() {
        return OutputGate.standard();
    }

    @Bean
    Firewall firewall(AgentFirewallProperties told, Environment environment, BeanFactory beans) {
        Firewall.Builder builder = Firewall.builder()
                .policy(beans.getBean(PolicyDecisionPoint.class))
                .audit(watched(beans))
                .tracer(beans.getBean(CallTracer.class))
                .mode(told.mode())
                .deployment(told.deploymentIn(environment));
        if (told.pseudonyms().enabled()) {
            builder.pseudonyms(told.pseudonyms().retention());
        }
        beans.getBeanProvider(Scanner.class).orderedStream().forEach(builder::scanner);
        beans.getBeanProvider(OutputInspector.class).orderedStream().forEach(builder::output);
        beans.getBeanProvider(ApprovalService.class).ifAvailable(builder::approvals);
        beans.getBeanProvider(FirewallObserver.class).ifAvailable(builder::observer);
        beans.getBeanProvider(FirewallCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** The log, with the vault beside it where there is one: the vault learns there what is suspicious. */
    private static AuditSink watched(BeanFactory beans) {
        AuditSink log = beans.getBean(AuditSink.class);
        Vault vault = beans.getBeanProvider(Vault.class).getIfUnique();
        return vault == null ? log : vault.beside(log);
    }
}
