package dev.agentfirewall.langchain4j;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;

/** A check for start-up: that the library really builds its services behind the firewall. */
public final class FirewallCheck {
    private FirewallCheck() {}

    /**
     * Passes when AI services are built behind the installed firewall.
     *
     * @throws IllegalStateException when no firewall is installed, the hook is switched off, or another factory won
     */
    public static void verify() {
        AiServiceContext made = AiServiceContext.create(Probe.class);
        if (!(made instanceof GuardedServiceContext)) {
            throw new IllegalStateException("AI services are not guarded: `AiServiceContext.create` returned a `"
                    + made.getClass().getName() + "`. Another AiServiceContextFactory came first on the class path, or"
                    + " the hook is switched off; remove the other one, or build services with"
                    + " `AgentFirewall.services(…)`.");
        }
        String builder = AiServices.builder(Probe.class).getClass().getName();
        if (!builder.equals("dev.langchain4j.service.DefaultAiServices")) {
            throw new IllegalStateException("AI services are not guarded: they are built by `" + builder
                    + "`, which need not keep to the context's tool service. Remove its AiServicesFactory.");
        }
    }

    /** A service that is never called. */
    private interface Probe {}
}
