package dev.agentfirewall.spring;

import dev.agentfirewall.Firewall;

/** A bean that says of the application's {@link Firewall} what properties and other beans do not. Customizers are asked in their order, last of all. */
@FunctionalInterface
public interface FirewallCustomizer {

    void customize(Firewall.Builder builder);
}
