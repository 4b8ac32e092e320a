package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.builtin.Builtin;
import org.jspecify.annotations.Nullable;

/** Built-ins asked a question: anything but undefined and {@code false} goes on. */
final class TestNodes {
    private TestNodes() {}

    private static int judge(@Nullable Object answer) {
        return answer == null || answer == Boolean.FALSE ? Node.UNDEFINED : Node.NEXT;
    }

    static final class TestOne extends Node {
        private final Builtin.One builtin;
        private final Operand a;

        TestOne(Builtin.One builtin, Operand[] args) {
            this.builtin = builtin;
            this.a = args[0];
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = a.get(frame);
            return x == null ? UNDEFINED : judge(builtin.apply(x, evaluation));
        }
    }

    static final class TestTwo extends Node {
        private final Builtin.Two builtin;
        private final Operand a;
        private final Operand b;

        TestTwo(Builtin.Two builtin, Operand[] args) {
            this.builtin = builtin;
            this.a = args[0];
            this.b = args[1];
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = a.get(frame);
            Object y = b.get(frame);
            return x == null || y == null ? UNDEFINED : judge(builtin.apply(x, y, evaluation));
        }
    }

    static final class TestThree extends Node {
        private final Builtin.Three builtin;
        private final Operand[] args;

        TestThree(Builtin.Three builtin, Operand[] args) {
            this.builtin = builtin;
            this.args = args;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = args[0].get(frame);
            Object y = args[1].get(frame);
            Object z = args[2].get(frame);
            return x == null || y == null || z == null ? UNDEFINED : judge(builtin.apply(x, y, z, evaluation));
        }
    }

    static final class TestFour extends Node {
        private final Builtin.Four builtin;
        private final Operand[] args;

        TestFour(Builtin.Four builtin, Operand[] args) {
            this.builtin = builtin;
            this.args = args;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = args[0].get(frame);
            Object y = args[1].get(frame);
            Object z = args[2].get(frame);
            Object w = args[3].get(frame);
            return x == null || y == null || z == null || w == null
                    ? UNDEFINED
                    : judge(builtin.apply(x, y, z, w, evaluation));
        }
    }
}
