package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.AgentFirewall;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/** Puts the firewall in front of every bean of a {@linkplain GuardedBeans kind} that it guards, whoever made the bean. Last, so that it is outermost. */
final class GuardingBeanPostProcessor implements BeanPostProcessor, Ordered {
    private final ObjectProvider<AgentFirewall> firewall;

    GuardingBeanPostProcessor(ObjectProvider<AgentFirewall> firewall) {
        this.firewall = firewall;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        for (GuardedBeans<?> kind : GuardedBeans.kinds()) {
            if (kind.holds(bean)) {
                return kind.guarded(firewall.getObject(), bean);
            }
        }
        return bean;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
