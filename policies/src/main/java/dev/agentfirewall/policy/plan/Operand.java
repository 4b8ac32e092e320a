package dev.agentfirewall.policy.plan;

import org.jspecify.annotations.Nullable;

/** Where a statement takes a value from: a local, or a constant. */
final class Operand {
    private final int local;
    private final @Nullable Object constant;

    private Operand(int local, @Nullable Object constant) {
        this.local = local;
        this.constant = constant;
    }

    static Operand of(Ir.Operand operand) {
        return operand instanceof Ir.Local l
                ? new Operand(l.index(), null)
                : new Operand(-1, ((Ir.Const) operand).value());
    }

    /** The value; {@code null} when it is undefined. */
    @Nullable
    Object get(Object[] frame) {
        return constant != null ? constant : frame[local];
    }
}
