package dev.agentfirewall.spring;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.recording.EvidenceKeeper;
import dev.agentfirewall.recording.RunRecorder;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * The firewall in a Spring Boot application: made from properties and beans, installed before the first AI service is built, put in front of every
 * bean that text comes in or goes out through, and checked before the application starts.
 */
@AutoConfiguration
@ConditionalOnProperty(prefix = "agent-firewall", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(AgentFirewallProperties.class)
@Import({
    SecurityConfiguration.class,
    ObservabilityConfiguration.class,
    DatabaseConfiguration.class,
    ApprovalsConfiguration.class,
    VaultConfiguration.class,
    FirewallPartsConfiguration.class,
    DeskConfiguration.class,
    McpClientsConfiguration.class,
    McpConfiguration.class,
    HealthOfBoot3.class,
    HealthOfBoot4.class
})
public class AgentFirewallAutoConfiguration {

    /** Made before any other bean. */
    @Bean
    static FirewallHook agentFirewallHook() {
        return new FirewallHook();
    }

    /** Sees every bean that is made after it. */
    @Bean
    static GuardingBeanPostProcessor agentFirewallGuarding(
            ObjectProvider<AgentFirewall> firewall, ObjectProvider<AgentFirewallProperties> told) {
        return new GuardingBeanPostProcessor(firewall, told);
    }

    @Bean
    @ConditionalOnMissingBean
    ToolDeclarations agentFirewallTools(AgentFirewallProperties told) {
        if (told.tools() == null) {
            return ToolDeclarations.NONE;
        }
        try {
            return ToolDeclarations.read(Path.of(told.tools()));
        } catch (ToolDeclarationException e) {
            throw FirewallSetupException.because(
                    e, "Mend the file that `agent-firewall.tools` names; `agent-firewall tools infer` drafts one.");
        }
    }

    @Bean
    @ConditionalOnMissingBean
    AgentFirewall agentFirewall(
            Firewall firewall,
            AgentFirewallProperties told,
            ToolDeclarations tools,
            ObjectProvider<SubjectResolver> subjects,
            ObjectProvider<ModelIdentity> model,
            ObjectProvider<RunRecorder> recorder,
            ObjectProvider<EvidenceKeeper> evidence,
            ObjectProvider<AgentFirewallCustomizer> customizers) {
        Modules.check(told);
        AgentFirewall.Builder builder =
                AgentFirewall.builder(firewall).subjects(theOne(subjects)).declarations(tools);
        model.ifUnique(builder::model);
        recorder.ifAvailable(builder::recorder);
        evidence.ifAvailable(builder::evidence);
        if (told.requireProvenance()) {
            builder.requireProvenance();
        }
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** Made at the start, however lazy the application is, and the firewall with it: what is wrong shows then. */
    @Bean
    @Lazy(false)
    MediationCheck agentFirewallMediation(
            ConfigurableListableBeanFactory beans, AgentFirewallProperties told, AgentFirewall firewall) {
        return new MediationCheck(beans, told.unguarded());
    }

    private static SubjectResolver theOne(ObjectProvider<SubjectResolver> subjects) {
        SubjectResolver resolver = subjects.getIfAvailable();
        if (resolver == null) {
            throw new FirewallSetupException(
                    "nobody says who acts, and what nobody does is denied",
                    "Add Spring Security, whose login it takes; or declare a `SubjectResolver` bean, such as"
                            + " `SubjectResolver.always(Subject.of(\"nightly-job\", \"user\"))` for a batch job.");
        }
        return resolver;
    }
}
