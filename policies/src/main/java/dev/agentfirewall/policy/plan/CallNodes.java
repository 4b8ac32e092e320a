package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.builtin.Builtin;
import org.jspecify.annotations.Nullable;

/** Calls: of rules, of functions, of built-ins. Each is undefined where what it calls is. */
final class CallNodes {
    private CallNodes() {}

    private static int keep(@Nullable Object answer, Object[] frame, int result) {
        if (answer == null) {
            return Node.UNDEFINED;
        }
        if (result >= 0) {
            frame[result] = answer;
        }
        return Node.NEXT;
    }

    static final class CallRule extends Node {
        private final Routine rule;
        private final Operand input;
        private final Operand data;
        private final int result;

        CallRule(Routine rule, Operand input, Operand data, int result) {
            this.rule = rule;
            this.input = input;
            this.data = data;
            this.result = result;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            return keep(rule.answer(input.get(frame), data.get(frame), evaluation), frame, result);
        }
    }

    static final class CallFunction extends Node {
        private final Routine function;
        private final Operand[] args;
        private final int result;

        CallFunction(Routine function, Operand[] args, int result) {
            this.function = function;
            this.args = args;
            this.result = result;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object[] called = function.newFrame();
            for (int i = 0; i < args.length; i++) {
                function.set(called, i, args[i].get(frame));
            }
            return keep(function.run(called, evaluation), frame, result);
        }
    }

    static final class CallOne extends Node {
        private final Builtin.One builtin;
        private final Operand a;
        private final int result;

        CallOne(Builtin.One builtin, Operand[] args, int result) {
            this.builtin = builtin;
            this.a = args[0];
            this.result = result;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = a.get(frame);
            return x == null ? UNDEFINED : keep(builtin.apply(x, evaluation), frame, result);
        }
    }

    static final class CallTwo extends Node {
        private final Builtin.Two builtin;
        private final Operand a;
        private final Operand b;
        private final int result;

        CallTwo(Builtin.Two builtin, Operand[] args, int result) {
            this.builtin = builtin;
            this.a = args[0];
            this.b = args[1];
            this.result = result;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = a.get(frame);
            Object y = b.get(frame);
            return x == null || y == null ? UNDEFINED : keep(builtin.apply(x, y, evaluation), frame, result);
        }
    }

    static final class CallThree extends Node {
        private final Builtin.Three builtin;
        private final Operand[] args;
        private final int result;

        CallThree(Builtin.Three builtin, Operand[] args, int result) {
            this.builtin = builtin;
            this.args = args;
            this.result = result;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = args[0].get(frame);
            Object y = args[1].get(frame);
            Object z = args[2].get(frame);
            return x == null || y == null || z == null
                    ? UNDEFINED
                    : keep(builtin.apply(x, y, z, evaluation), frame, result);
        }
    }

    static final class CallFour extends Node {
        private final Builtin.Four builtin;
        private final Operand[] args;
        private final int result;

        CallFour(Builtin.Four builtin, Operand[] args, int result) {
            this.builtin = builtin;
            this.args = args;
            this.result = result;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = args[0].get(frame);
            Object y = args[1].get(frame);
            Object z = args[2].get(frame);
            Object w = args[3].get(frame);
            return x == null || y == null || z == null || w == null
                    ? UNDEFINED
                    : keep(builtin.apply(x, y, z, w, evaluation), frame, result);
        }
    }
}
