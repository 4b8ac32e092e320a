package dev.agentfirewall.spring;

import dev.agentfirewall.Firewall;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The firewall among the health indicators of Spring Boot 3. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
@ConditionalOnBean(Firewall.class)
@ConditionalOnProperty(prefix = "management.health.agentfirewall", name = "enabled", matchIfMissing = true)
class HealthOfBoot3 {

    @Bean
    @ConditionalOnMissingBean(name = "agentFirewallHealthIndicator")
    HealthIndicator agentFirewallHealthIndicator(Firewall firewall, ListableBeanFactory beans) {
        FirewallHealth health = FirewallHealth.of(firewall, beans);
        return () -> (health.available() ? Health.up() : Health.down())
                .withDetails(health.details())
                .build();
    }
}
