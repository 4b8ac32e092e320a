package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.value.ObjectValue;
import org.jspecify.annotations.Nullable;

/** Runs its block with a document changed, and puts everything back. */
final class WithNode extends Node {
    private final int local;
    private final String[] path;
    private final Operand value;
    private final BlockNode block;

    WithNode(Ir.With with, BlockNode block) {
        this.local = with.local();
        this.path = with.path().toArray(String[]::new);
        this.value = Operand.of(with.value());
        this.block = block;
    }

    @Override
    @SuppressWarnings("NullAway") // null is how a frame says undefined
    int run(Object[] frame, Evaluation evaluation) {
        Object replacement = value.get(frame);
        if (replacement == null && path.length > 0) {
            return UNDEFINED;
        }
        Object before = frame[local];
        Object[] answers = evaluation.forget();
        frame[local] = replacement == null ? null : upsert(before, 0, replacement, evaluation);
        int outcome = block.run(frame, evaluation);
        frame[local] = before;
        evaluation.restore(answers);
        return outcome > UNDEFINED ? outcome - 1 : outcome;
    }

    /** The document with the replacement at the path; what is no object on the way becomes one. The original stays. */
    private Object upsert(@Nullable Object document, int step, Object replacement, Evaluation evaluation) {
        if (step == path.length) {
            return replacement;
        }
        ObjectValue copy = document instanceof ObjectValue object ? object.copy() : new ObjectValue();
        evaluation.spend(copy.size());
        copy.put(path[step], upsert(copy.get(path[step]), step + 1, replacement, evaluation));
        return copy;
    }
}
