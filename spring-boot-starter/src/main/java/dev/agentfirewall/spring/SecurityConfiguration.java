package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.SubjectResolver;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts, where Spring Security knows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SecurityContextHolder.class)
class SecurityConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SubjectResolver agentFirewallSubjects(AgentFirewallProperties told) {
        return new SecurityContextSubjects(told.subject().rolePrefix());
    }
}
