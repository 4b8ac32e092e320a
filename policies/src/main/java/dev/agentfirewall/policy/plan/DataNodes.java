package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.Keyed;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import org.jspecify.annotations.Nullable;

/** Statements that look into values, compare and assign them. */
final class DataNodes {
    private DataNodes() {}

    /** A member of an object by a constant name: the statement that plans consist of most. */
    static final class DotName extends Node {
        private final int source;
        private final String name;
        private final int hash;
        private final int target;

        DotName(int source, String name, int target) {
            this.source = source;
            this.name = name;
            this.hash = Values.hash(name);
            this.target = target;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object found = frame[source] instanceof ObjectValue object ? object.get(name, hash) : inSet(frame[source]);
            if (found == null) {
                return UNDEFINED;
            }
            frame[target] = found;
            return NEXT;
        }

        private @Nullable Object inSet(@Nullable Object value) {
            return value instanceof SetValue set && set.contains(name) ? name : null;
        }
    }

    static final class Dot extends Node {
        private final Operand source;
        private final Operand key;
        private final int target;

        Dot(Operand source, Operand key, int target) {
            this.source = source;
            this.key = key;
            this.target = target;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object value = source.get(frame);
            Object at = key.get(frame);
            Object found = value == null || at == null ? null : lookup(value, at);
            if (found == null) {
                return UNDEFINED;
            }
            frame[target] = found;
            return NEXT;
        }

        static @Nullable Object lookup(Object value, Object key) {
            if (value instanceof ObjectValue object) {
                return object.get(key);
            }
            if (value instanceof ArrayValue array) {
                return array.lookup(key);
            }
            return value instanceof SetValue set && set.contains(key) ? key : null;
        }
    }

    static final class Equal extends Node {
        private final Operand a;
        private final Operand b;

        Equal(Operand a, Operand b) {
            this.a = a;
            this.b = b;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = a.get(frame);
            Object y = b.get(frame);
            return x != null && y != null && Values.equal(x, y) ? NEXT : UNDEFINED;
        }
    }

    static final class NotEqual extends Node {
        private final Operand a;
        private final Operand b;

        NotEqual(Operand a, Operand b) {
            this.a = a;
            this.b = b;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object x = a.get(frame);
            Object y = b.get(frame);
            return x != null && y != null && !Values.equal(x, y) ? NEXT : UNDEFINED;
        }
    }

    static final class IsKind extends Node {
        private final Class<?> kind;
        private final Operand source;

        IsKind(Ir.Check check, Operand source) {
            this.kind = check.kind();
            this.source = source;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            return kind.isInstance(source.get(frame)) ? NEXT : UNDEFINED;
        }
    }

    static final class IsDefined extends Node {
        private final int source;

        IsDefined(int source) {
            this.source = source;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            return frame[source] != null ? NEXT : UNDEFINED;
        }
    }

    static final class IsUndefined extends Node {
        private final int source;

        IsUndefined(int source) {
            this.source = source;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            return frame[source] == null ? NEXT : UNDEFINED;
        }
    }

    static final class Len extends Node {
        private final Operand source;
        private final int target;

        Len(Operand source, int target) {
            this.source = source;
            this.target = target;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object value = source.get(frame);
            if (value instanceof Keyed keyed) {
                frame[target] = (long) keyed.size();
            } else if (value instanceof ArrayValue array) {
                frame[target] = (long) array.size();
            } else if (value instanceof String s) {
                frame[target] = (long) s.codePointCount(0, s.length());
            } else {
                return UNDEFINED;
            }
            return NEXT;
        }
    }

    /** Assigns, be it undefined: that is how a plan keeps aside an input that is not there. */
    static final class Assign extends Node {
        private final Operand source;
        private final int target;

        Assign(Operand source, int target) {
            this.source = source;
            this.target = target;
        }

        @Override
        @SuppressWarnings("NullAway") // null is how a frame says undefined
        int run(Object[] frame, Evaluation evaluation) {
            frame[target] = source.get(frame);
            return NEXT;
        }
    }

    /** Assigns, and ends the evaluation when another value is there: two rules gave different answers. */
    static final class AssignOnce extends Node {
        private final Operand source;
        private final int target;
        private final String where;

        AssignOnce(Operand source, int target, String where) {
            this.source = source;
            this.target = target;
            this.where = where;
        }

        @Override
        int run(Object[] frame, Evaluation evaluation) {
            Object value = source.get(frame);
            if (value == null) {
                return UNDEFINED;
            }
            Object before = frame[target];
            if (before != null && !Values.equal(before, value)) {
                throw Halt.conflict("complete rules gave different answers (" + where + ")");
            }
            frame[target] = value;
            return NEXT;
        }
    }

    static final class Reset extends Node {
        private final int target;

        Reset(int target) {
            this.target = target;
        }

        @Override
        @SuppressWarnings("NullAway") // null is how a frame says undefined
        int run(Object[] frame, Evaluation evaluation) {
            frame[target] = null;
            return NEXT;
        }
    }
}
