package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.AgentFirewall;

/** A bean that says of the application's {@link AgentFirewall} what properties and other beans do not. Customizers are asked in their order, last of all. */
@FunctionalInterface
public interface AgentFirewallCustomizer {

    void customize(AgentFirewall.Builder builder);
}
