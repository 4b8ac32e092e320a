package dev.agentfirewall.langchain4j;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.spi.services.AiServiceContextFactory;

/**
 * The hook: LangChain4j finds it on the class path and builds every AI service on the context that it makes. Until a firewall is
 * installed it refuses to, because a service that was to be guarded and is not looks just like one that is.
 */
public final class GuardedServiceContextFactory implements AiServiceContextFactory {
    /** The system property that switches the hook {@code off}. */
    public static final String PROPERTY = "agentfirewall.hook";

    @Override
    public AiServiceContext create(Class<?> service) {
        if ("off".equals(System.getProperty(PROPERTY))) {
            return new Unguarded(service);
        }
        return AgentFirewall.installed()
                .<AiServiceContext>map(firewall -> new GuardedServiceContext(service, firewall))
                .orElseThrow(() -> new IllegalStateException("AI service `" + service.getName()
                        + "` is not built: the firewall's hook is on the class path, but no firewall is installed. Call"
                        + " `AgentFirewall.install()` before the first service is built; or, to guard only what you wrap"
                        + " yourself, start with `-D" + PROPERTY + "=off`."));
    }

    /** What the library would have made. */
    private static final class Unguarded extends AiServiceContext {
        Unguarded(Class<?> service) {
            super(service);
        }
    }
}
