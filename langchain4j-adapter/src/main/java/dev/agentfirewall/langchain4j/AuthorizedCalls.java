package dev.agentfirewall.langchain4j;

import dev.agentfirewall.enforcement.AuthorizedCall;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The call that is being run on this thread, so that a guarded client under a guarded tool does not judge it twice. */
final class AuthorizedCalls {
    private static final ThreadLocal<@Nullable AuthorizedCall> RUNNING = new ThreadLocal<>();

    private AuthorizedCalls() {}

    static <T> T during(AuthorizedCall call, Supplier<T> run) {
        AuthorizedCall before = RUNNING.get();
        RUNNING.set(call);
        try {
            return run.get();
        } finally {
            if (before == null) {
                RUNNING.remove();
            } else {
                RUNNING.set(before);
            }
        }
    }

    /** Takes the running call, if it is this server's and these are its arguments; it can be taken once. */
    static Optional<AuthorizedCall> take(String arguments, Optional<String> server) {
        AuthorizedCall running = RUNNING.get();
        if (running == null
                || !running.tool().server().equals(server)
                || !running.canonicalArguments().equals(arguments)) {
            return Optional.empty();
        }
        RUNNING.remove();
        return Optional.of(running);
    }
}
