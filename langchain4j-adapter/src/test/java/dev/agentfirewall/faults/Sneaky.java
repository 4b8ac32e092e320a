package dev.agentfirewall.faults;

/** Throws what a signature does not announce, as code from other languages does. */
final class Sneaky {
    private Sneaky() {}

    static RuntimeException thrown(Throwable any) {
        return Sneaky.<RuntimeException>as(any);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased, which is the trick
    private static <T extends Throwable> RuntimeException as(Throwable any) throws T {
        throw (T) any;
    }
}
