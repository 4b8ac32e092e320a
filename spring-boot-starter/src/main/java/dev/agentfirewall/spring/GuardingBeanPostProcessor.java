package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.AgentFirewall;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/** Puts the firewall in front of every bean of a {@linkplain GuardedBeans kind} that it guards, whoever made the bean. Last, so that it is outermost. */
final class GuardingBeanPostProcessor implements BeanPostProcessor, Ordered {
    private final ObjectProvider<AgentFirewall> firewall;
    private final ObjectProvider<AgentFirewallProperties> told;

    GuardingBeanPostProcessor(ObjectProvider<AgentFirewall> firewall, ObjectProvider<AgentFirewallProperties> told) {
        this.firewall = firewall;
        this.told = told;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        for (GuardedBeans<?> kind : GuardedBeans.kinds()) {
            if (kind.holds(bean)) {
                if (kind.needsLock() && !kind.isGuard(bean)) {
                    requireLock(name);
                }
                return kind.guarded(firewall.getObject(), bean);
            }
        }
        return bean;
    }

    private void requireLock(String name) {
        if (told.getObject().mcp().requireLock()) {
            throw new FirewallSetupException(
                    "bean `" + name
                            + "` is a client of an MCP server that no lock holds: the server may change its tools"
                            + " at any time",
                    "Name the server under `agent-firewall.mcp.servers` in its place, or make the bean by"
                            + " `GuardedMcpClient.connect(agentFirewall, lock)`. To try it out, set"
                            + " `agent-firewall.mcp.require-lock=false`: the policy is told that nobody agreed to it.");
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
