package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.Keyed;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Arrays, sets, ranges of numbers, and {@code in}. */
final class Collections {
    private Collections() {}

    static void register(Registry registry) {
        registry.two("array.concat", Collections::concat)
                .three("array.slice", Collections::slice)
                .one("array.reverse", Collections::reverse)
                .one("array.flatten", Collections::flatten)
                .two("and", (a, b, budget) -> both(a, b, budget, Collections::intersection))
                .two("or", (a, b, budget) -> both(a, b, budget, Collections::union))
                .two("set_diff", (a, b, budget) -> both(a, b, budget, Collections::difference))
                .one("intersection", Collections::intersectAll)
                .one("union", Collections::uniteAll)
                .two("internal.member_2", (a, b, budget) -> isMember(a, b, budget))
                .three("internal.member_3", (key, value, in, budget) -> isMember(key, value, in))
                .two("numbers.range", (a, b, budget) -> range(a, b, 1L, budget))
                .three("numbers.range_step", Collections::range);
    }

    private static @Nullable Object concat(Object a, Object b, Budget budget) {
        if (!(a instanceof ArrayValue x) || !(b instanceof ArrayValue y)) {
            return null;
        }
        budget.spend(x.size() + y.size());
        ArrayValue joined = new ArrayValue(x.size() + y.size());
        appendAll(joined, x);
        appendAll(joined, y);
        return joined;
    }

    private static void appendAll(ArrayValue to, ArrayValue from) {
        for (int i = 0; i < from.size(); i++) {
            to.append(from.get(i));
        }
    }

    private static @Nullable Object slice(Object a, Object from, Object to, Budget budget) {
        Integer start = Operands.index(from);
        Integer stop = Operands.index(to);
        if (!(a instanceof ArrayValue array) || start == null || stop == null) {
            return null;
        }
        int end = Math.max(0, Math.min(stop, array.size()));
        int begin = Math.max(0, Math.min(start, end));
        budget.spend(end - begin);
        return array.slice(begin, end);
    }

    private static @Nullable Object reverse(Object a, Budget budget) {
        if (!(a instanceof ArrayValue array)) {
            return null;
        }
        budget.spend(array.size());
        ArrayValue reversed = new ArrayValue(array.size());
        for (int i = array.size() - 1; i >= 0; i--) {
            reversed.append(array.get(i));
        }
        return reversed;
    }

    private static @Nullable Object flatten(Object a, Budget budget) {
        if (!(a instanceof ArrayValue array)) {
            return null;
        }
        ArrayValue flat = new ArrayValue(array.size());
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof ArrayValue nested) {
                budget.spend(nested.size());
                appendAll(flat, nested);
            } else {
                flat.append(array.get(i));
            }
        }
        budget.spend(array.size());
        return flat;
    }

    private static @Nullable Object both(
            Object a, Object b, Budget budget, java.util.function.BinaryOperator<SetValue> operation) {
        if (!(a instanceof SetValue x) || !(b instanceof SetValue y)) {
            return null;
        }
        budget.spend(x.size() + y.size());
        return operation.apply(x, y);
    }

    static SetValue difference(SetValue a, SetValue b) {
        SetValue result = new SetValue();
        for (int i = 0; i < a.size(); i++) {
            if (!b.contains(a.keys()[i])) {
                result.add(a.keys()[i]);
            }
        }
        return result;
    }

    private static SetValue intersection(SetValue a, SetValue b) {
        SetValue result = new SetValue();
        for (int i = 0; i < a.size(); i++) {
            if (b.contains(a.keys()[i])) {
                result.add(a.keys()[i]);
            }
        }
        return result;
    }

    private static SetValue union(SetValue a, SetValue b) {
        SetValue result = new SetValue();
        addAll(result, a);
        addAll(result, b);
        return result;
    }

    private static void addAll(SetValue to, SetValue from) {
        for (int i = 0; i < from.size(); i++) {
            to.add(from.keys()[i]);
        }
    }

    private static @Nullable Object intersectAll(Object a, Budget budget) {
        return a instanceof SetValue sets ? combine(sets, budget, Collections::intersection) : null;
    }

    private static @Nullable Object uniteAll(Object a, Budget budget) {
        return a instanceof SetValue sets ? combine(sets, budget, Collections::union) : null;
    }

    private static @Nullable SetValue combine(
            SetValue sets, Budget budget, java.util.function.BinaryOperator<SetValue> operation) {
        SetValue result = null;
        for (int i = 0; i < sets.size(); i++) {
            if (!(sets.keys()[i] instanceof SetValue set)) {
                return null;
            }
            budget.spend(1 + set.size() + (result == null ? 0 : result.size()));
            result = result == null ? set : operation.apply(result, set);
        }
        return result == null ? new SetValue() : result;
    }

    static boolean isMember(Object a, Object in, Budget budget) {
        if (in instanceof SetValue set) {
            return set.contains(a);
        }
        if (in instanceof ArrayValue array) {
            budget.spend(array.size());
            for (int i = 0; i < array.size(); i++) {
                if (Values.equal(array.get(i), a)) {
                    return true;
                }
            }
            return false;
        }
        return in instanceof ObjectValue object && hasValue(object, a, budget);
    }

    private static boolean hasValue(ObjectValue object, Object a, Budget budget) {
        budget.spend(object.size());
        for (int i = 0; i < object.size(); i++) {
            if (Values.equal(object.values()[i], a)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMember(Object key, Object value, Object in) {
        if (in instanceof SetValue set) {
            return set.contains(key) && Values.equal(key, value);
        }
        Object found = lookup(in, key);
        return found != null && Values.equal(found, value);
    }

    /** What a reference {@code value[key]} finds: a member, an element, or a set's own element. */
    static @Nullable Object lookup(Object value, Object key) {
        if (value instanceof ObjectValue object) {
            return object.get(key);
        }
        if (value instanceof ArrayValue array) {
            return array.lookup(key);
        }
        return value instanceof Keyed set && set.contains(key) ? key : null;
    }

    private static @Nullable Object range(Object from, Object to, Object by, Budget budget) {
        BigInteger x = Operands.integer(from);
        BigInteger y = Operands.integer(to);
        BigInteger step = Operands.integer(by);
        if (x == null || y == null || step == null || step.signum() <= 0) {
            return null;
        }
        boolean up = x.compareTo(y) <= 0;
        ArrayValue numbers = new ArrayValue(8);
        for (BigInteger i = x;
                up ? i.compareTo(y) <= 0 : i.compareTo(y) >= 0;
                i = up ? i.add(step) : i.subtract(step)) {
            budget.spend(1);
            numbers.append(Values.number(i));
        }
        return numbers;
    }
}
