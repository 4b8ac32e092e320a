package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.Keyed;
import dev.agentfirewall.policy.plan.value.ObjectValue;

/** Statements that steer: blocks, breaks, negation, iteration, return. */
final class ControlNodes {
    private ControlNodes() {}

    /** Runs blocks one after another, each to its end or to where it is undefined. */
    static final class Blocks extends Node {
        private final BlockNode[] blocks;

        Blocks(BlockNode[] blocks) {
            this.blocks = blocks;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            for (BlockNode block : blocks) {
                int outcome = block.run(frame, evaluation);
                if (outcome == RETURN) {
                    return RETURN;
                }
                if (outcome > UNDEFINED) {
                    return outcome - 1;
                }
            }
            return NEXT;
        }
    }

    static final class Break extends Node {
        private final int index;

        Break(int index) {
            this.index = index;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            return index;
        }
    }

    /** Goes on when its block is undefined. */
    static final class Not extends Node {
        private final BlockNode block;

        Not(BlockNode block) {
            this.block = block;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            int outcome = block.run(frame, evaluation);
            if (outcome == NEXT) {
                return UNDEFINED;
            }
            return outcome == RETURN ? RETURN : outcome - 1; // undefined inside becomes NEXT
        }
    }

    static final class Return extends Node {
        private final int source;

        Return(int source) {
            this.source = source;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            evaluation.returned = frame[source];
            return RETURN;
        }
    }

    static final class ResultAdd extends Node {
        private final int value;

        ResultAdd(int value) {
            this.value = value;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object result = frame[value];
            if (result == null) {
                return UNDEFINED;
            }
            evaluation.addResult(result);
            return NEXT;
        }
    }

    /** Runs its block for each element; for a value without any, not at all. */
    static final class Scan extends Node {
        private final int source;
        private final int key;
        private final int value;
        private final BlockNode block;
        private final int cost;

        Scan(Ir.Scan scan, BlockNode block) {
            source = scan.source();
            key = scan.key();
            value = scan.value();
            this.block = block;
            cost = block.cost();
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object over = frame[source];
            if (over instanceof Keyed keyed) {
                return scan(keyed, frame, evaluation);
            }
            return over instanceof ArrayValue array ? scan(array, frame, evaluation) : NEXT;
        }

        private int scan(Keyed keyed, Object[] frame, Evaluation evaluation) {
            int size = keyed.size();
            Object[] keys = keyed.sortedKeys();
            Object[] values = keyed instanceof ObjectValue object ? object.values() : keys;
            for (int i = 0; i < size; i++) {
                evaluation.step(cost);
                frame[key] = keys[i];
                frame[value] = values[i];
                int outcome = block.run(frame, evaluation);
                if (leaves(outcome)) {
                    return after(outcome);
                }
            }
            return NEXT;
        }

        private int scan(ArrayValue array, Object[] frame, Evaluation evaluation) {
            int size = array.size();
            for (int i = 0; i < size; i++) {
                evaluation.step(cost);
                frame[key] = (long) i;
                frame[value] = array.get(i);
                int outcome = block.run(frame, evaluation);
                if (leaves(outcome)) {
                    return after(outcome);
                }
            }
            return NEXT;
        }

        private static boolean leaves(int outcome) {
            return outcome > UNDEFINED || outcome == RETURN;
        }

        /** One level is the loop itself: leaving it goes on behind it. */
        private static int after(int outcome) {
            return outcome == RETURN ? RETURN : outcome - 2;
        }
    }
}
