package dev.agentfirewall.policy.plan;

import org.jspecify.annotations.Nullable;

/** A function of the plan, ready to run. Its blocks are set once, when all functions that they call exist. */
final class Routine {
    private final String name;
    private final int index;
    private final int[] params;
    private final boolean rule;
    private final int frameSize;
    private BlockNode[] blocks = {};

    Routine(int index, Ir.Function function, int frameSize) {
        this.name = function.name();
        this.index = index;
        this.params = function.params().stream().mapToInt(Integer::intValue).toArray();
        this.rule = function.isRule();
        this.frameSize = frameSize;
    }

    void setBlocks(BlockNode[] blocks) {
        this.blocks = blocks;
    }

    String name() {
        return name;
    }

    int arity() {
        return params.length;
    }

    boolean isRule() {
        return rule;
    }

    /** A rule's answer, remembered until a {@code with} changes a document. */
    @Nullable
    Object answer(@Nullable Object input, @Nullable Object data, Evaluation evaluation) {
        if (evaluation.answered(index)) {
            return evaluation.answer(index);
        }
        Object[] frame = newFrame();
        set(frame, 0, input);
        set(frame, 1, data);
        Object answer = run(frame, evaluation);
        evaluation.remember(index, answer);
        return answer;
    }

    Object[] newFrame() {
        return new Object[frameSize];
    }

    void set(Object[] frame, int param, @Nullable Object value) {
        frame[params[param]] = value;
    }

    @Nullable
    Object run(Object[] frame, Evaluation evaluation) {
        evaluation.enter();
        for (BlockNode block : blocks) {
            evaluation.step(block.cost());
            if (block.run(frame, evaluation) == Node.RETURN) {
                evaluation.leave();
                return evaluation.returned;
            }
        }
        evaluation.leave();
        return null;
    }
}
