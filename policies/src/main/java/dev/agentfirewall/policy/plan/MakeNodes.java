package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;

/** Statements that make collections. What they add to was made in the same function, so nobody else sees it yet. */
final class MakeNodes {
    private MakeNodes() {}

    static final class MakeConst extends Node {
        private final Object value;
        private final int target;

        MakeConst(Object value, int target) {
            this.value = value;
            this.target = target;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            frame[target] = value;
            return NEXT;
        }
    }

    static final class MakeArray extends Node {
        private final int target;

        MakeArray(int target) {
            this.target = target;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            frame[target] = new ArrayValue(4);
            return NEXT;
        }
    }

    static final class MakeObject extends Node {
        private final int target;

        MakeObject(int target) {
            this.target = target;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            frame[target] = new ObjectValue();
            return NEXT;
        }
    }

    static final class MakeSet extends Node {
        private final int target;

        MakeSet(int target) {
            this.target = target;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            frame[target] = new SetValue();
            return NEXT;
        }
    }

    static final class ArrayAppend extends Node {
        private final Operand value;
        private final int array;

        ArrayAppend(Operand value, int array) {
            this.value = value;
            this.array = array;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object element = value.get(frame);
            if (element == null) {
                return UNDEFINED;
            }
            ((ArrayValue) frame[array]).append(element);
            return NEXT;
        }
    }

    static final class SetAdd extends Node {
        private final Operand value;
        private final int set;

        SetAdd(Operand value, int set) {
            this.value = value;
            this.set = set;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object element = value.get(frame);
            if (element == null) {
                return UNDEFINED;
            }
            ((SetValue) frame[set]).add(element);
            return NEXT;
        }
    }

    static final class ObjectInsert extends Node {
        private final Operand key;
        private final Operand value;
        private final int object;

        ObjectInsert(Operand key, Operand value, int object) {
            this.key = key;
            this.value = value;
            this.object = object;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object at = key.get(frame);
            Object member = value.get(frame);
            if (at == null || member == null) {
                return UNDEFINED;
            }
            ((ObjectValue) frame[object]).put(at, member);
            return NEXT;
        }
    }

    /** Inserts, and ends the evaluation when another value is there: two rules gave different answers for one key. */
    static final class ObjectInsertOnce extends Node {
        private final Operand key;
        private final Operand value;
        private final int object;
        private final String where;

        ObjectInsertOnce(Operand key, Operand value, int object, String where) {
            this.key = key;
            this.value = value;
            this.object = object;
            this.where = where;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object at = key.get(frame);
            Object member = value.get(frame);
            if (at == null || member == null) {
                return UNDEFINED;
            }
            ObjectValue members = (ObjectValue) frame[object];
            Object before = members.get(at);
            if (before != null && !Values.equal(before, member)) {
                throw Halt.conflict("object keys have different values (" + where + ")");
            }
            members.put(at, member);
            return NEXT;
        }
    }

    /** Both objects' members, nested objects merged too; where both have one that is no object, the first's is kept. */
    static final class ObjectMerge extends Node {
        private final int a;
        private final int b;
        private final int target;

        ObjectMerge(int a, int b, int target) {
            this.a = a;
            this.b = b;
            this.target = target;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = frame[a];
            Object y = frame[b];
            if (x == null || y == null) {
                return x == null && y == null ? UNDEFINED : assign(frame, x == null ? y : x);
            }
            return assign(frame, merge(x, y, evaluation));
        }

        private int assign(Object[] frame, Object value) {
            frame[target] = value;
            return NEXT;
        }

        private static Object merge(Object x, Object y, Evaluation evaluation) {
            if (!(x instanceof ObjectValue first) || !(y instanceof ObjectValue second)) {
                return x;
            }
            evaluation.spend(first.size() + second.size());
            ObjectValue merged = first.copy();
            for (int i = 0; i < second.size(); i++) {
                Object key = second.keys()[i];
                Object mine = first.get(key);
                Object theirs = second.values()[i];
                merged.put(key, mine == null ? theirs : merge(mine, theirs, evaluation));
            }
            return merged;
        }
    }
}
