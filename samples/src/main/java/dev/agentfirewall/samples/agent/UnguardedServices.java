package dev.agentfirewall.samples.agent;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;

/**
 * Assistants without the firewall, for comparison. Where the adapter is on the class path, {@code AiServices.builder} makes guarded
 * services or none, so a context of one's own is needed to get round it.
 */
public final class UnguardedServices {
    private UnguardedServices() {}

    /** A builder of an assistant that nothing protects. */
    public static AiServices<Assistant> assistant() {
        return AiServices.builder(new BareContext());
    }

    /** What the library makes when no firewall is on the class path. */
    private static final class BareContext extends AiServiceContext {
        BareContext() {
            super(Assistant.class);
        }
    }
}
