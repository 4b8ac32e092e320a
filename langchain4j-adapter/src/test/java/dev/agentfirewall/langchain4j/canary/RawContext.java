package dev.agentfirewall.langchain4j.canary;

import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;

/** A service context as the library would make it if no factory were on the class path. */
final class RawContext extends AiServiceContext {
    private RawContext(Class<?> service) {
        super(service);
    }

    /** A builder that no hook has touched. */
    static <T> AiServices<T> builder(Class<T> service) {
        return AiServices.builder(new RawContext(service));
    }
}
