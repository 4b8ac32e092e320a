package dev.agentfirewall.spring;

import dev.agentfirewall.FirewallObserver;
import dev.agentfirewall.observe.ChatObserver;
import dev.agentfirewall.observe.Observability;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the firewall does, told to the application's meters and traces; codes and times, never content. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({Observability.class, MeterRegistry.class, OpenTelemetry.class})
@ConditionalOnProperty(prefix = "agent-firewall.metrics", name = "enabled", matchIfMissing = true)
class ObservabilityConfiguration {

    @Bean
    @ConditionalOnMissingBean(FirewallObserver.class)
    Observability agentFirewallObserver(ObjectProvider<MeterRegistry> meters, ObjectProvider<OpenTelemetry> traces) {
        Observability metrics = Observability.micrometer(meters.getIfUnique(CompositeMeterRegistry::new));
        OpenTelemetry telemetry = traces.getIfUnique();
        return telemetry == null ? metrics : metrics.opentelemetry(telemetry);
    }

    /** For the application's models, among their listeners. */
    @Bean
    @ConditionalOnBean(Observability.class)
    @ConditionalOnMissingBean
    ChatObserver agentFirewallChatObserver(Observability observability) {
        return new ChatObserver(observability);
    }
}
