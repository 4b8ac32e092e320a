package dev.agentfirewall.policy.plan.builtin;

import org.jspecify.annotations.Nullable;

/**
 * One of OPA's built-in functions. Its answer depends on its arguments alone. {@code null} is undefined, which is also what
 * OPA makes of an argument of the wrong type and of a failure such as a division by zero.
 */
public sealed interface Builtin {

    /** How many arguments it takes. */
    int arity();

    /** A function of one argument. */
    @FunctionalInterface
    non-sealed interface One extends Builtin {
        @Nullable
        Object apply(Object a, Budget budget);

        @Override
        default int arity() {
            return 1;
        }
    }

    /** A function of two arguments. */
    @FunctionalInterface
    non-sealed interface Two extends Builtin {
        @Nullable
        Object apply(Object a, Object b, Budget budget);

        @Override
        default int arity() {
            return 2;
        }
    }

    /** A function of three arguments. */
    @FunctionalInterface
    non-sealed interface Three extends Builtin {
        @Nullable
        Object apply(Object a, Object b, Object c, Budget budget);

        @Override
        default int arity() {
            return 3;
        }
    }

    /** A function of four arguments. */
    @FunctionalInterface
    non-sealed interface Four extends Builtin {
        @Nullable
        Object apply(Object a, Object b, Object c, Object d, Budget budget);

        @Override
        default int arity() {
            return 4;
        }
    }
}
