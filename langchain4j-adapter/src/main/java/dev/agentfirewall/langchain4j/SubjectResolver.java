package dev.agentfirewall.langchain4j;

import dev.agentfirewall.decision.Subject;
import dev.langchain4j.invocation.InvocationContext;
import java.util.Optional;

/**
 * Tells who acts. Written by the host, from what the host knows: its security context, or an argument of the service's method. Asked once for
 * each invocation, before the model or a tool could have changed anything. When it is empty or throws, everything is denied.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface SubjectResolver {

    /** Who acts in this invocation of an AI service. */
    Optional<Subject> resolve(InvocationContext invocation);

    /** Who acts when a guarded model, retriever or client is used outside an AI service: nobody, unless told. */
    default Optional<Subject> resolveOutside() {
        return Optional.empty();
    }

    /** The same subject always: for a batch job, a test, or a service of one user. */
    static SubjectResolver always(Subject subject) {
        return new SubjectResolver() {
            @Override
            public Optional<Subject> resolve(InvocationContext invocation) {
                return Optional.of(subject);
            }

            @Override
            public Optional<Subject> resolveOutside() {
                return Optional.of(subject);
            }
        };
    }
}
