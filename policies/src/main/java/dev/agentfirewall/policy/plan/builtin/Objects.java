package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import org.jspecify.annotations.Nullable;

/** {@code object.*}. */
final class Objects {
    private Objects() {}

    static void register(Registry registry) {
        registry.three("object.get", (object, path, otherwise, budget) -> get(object, path, otherwise))
                .one("object.keys", (a, budget) -> a instanceof ObjectValue ? Operands.keysOf(a) : null)
                .two("object.remove", Objects::remove)
                .two("object.filter", Objects::filter)
                .two("object.union", Objects::union)
                .one("object.union_n", Objects::unionAll)
                .two("object.subset", Objects::isSubset);
    }

    private static @Nullable Object get(Object a, Object path, Object otherwise) {
        if (!(a instanceof ObjectValue object)) {
            return null;
        }
        if (!(path instanceof ArrayValue steps)) {
            Object found = object.get(path);
            return found == null ? otherwise : found;
        }
        Object at = object;
        for (int i = 0; i < steps.size(); i++) {
            at = Collections.lookup(at, steps.get(i));
            if (at == null) {
                return otherwise;
            }
        }
        return at;
    }

    private static @Nullable Object remove(Object a, Object keys, Budget budget) {
        SetValue unwanted = Operands.keysOf(keys);
        return a instanceof ObjectValue object && unwanted != null ? without(object, unwanted, budget) : null;
    }

    static ObjectValue without(ObjectValue object, SetValue unwanted, Budget budget) {
        budget.spend(object.size());
        ObjectValue rest = new ObjectValue();
        for (int i = 0; i < object.size(); i++) {
            if (!unwanted.contains(object.keys()[i])) {
                rest.put(object.keys()[i], object.values()[i]);
            }
        }
        return rest;
    }

    private static @Nullable Object filter(Object a, Object keys, Budget budget) {
        SetValue wanted = Operands.keysOf(keys);
        if (!(a instanceof ObjectValue object) || wanted == null) {
            return null;
        }
        budget.spend(object.size());
        ObjectValue kept = new ObjectValue();
        for (int i = 0; i < object.size(); i++) {
            if (wanted.contains(object.keys()[i])) {
                kept.put(object.keys()[i], object.values()[i]);
            }
        }
        return kept;
    }

    private static @Nullable Object union(Object a, Object b, Budget budget) {
        return a instanceof ObjectValue x && b instanceof ObjectValue y ? merge(x, y, budget) : null;
    }

    /** Both objects' members; where both have one, objects are merged and anything else is the second's. */
    private static ObjectValue merge(ObjectValue a, ObjectValue b, Budget budget) {
        budget.spend(a.size() + b.size());
        ObjectValue merged = a.copy();
        for (int i = 0; i < b.size(); i++) {
            Object value = b.values()[i];
            merged.put(b.keys()[i], mergeMember(a.get(b.keys()[i]), value, budget));
        }
        return merged;
    }

    private static Object mergeMember(@Nullable Object mine, Object theirs, Budget budget) {
        return mine instanceof ObjectValue x && theirs instanceof ObjectValue y ? merge(x, y, budget) : theirs;
    }

    private static @Nullable Object unionAll(Object a, Budget budget) {
        if (!(a instanceof ArrayValue array)) {
            return null;
        }
        ObjectValue result = new ObjectValue();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof ObjectValue object)) {
                return null;
            }
            result = merge(result, object, budget);
        }
        return result;
    }

    private static @Nullable Object isSubset(Object all, Object part, Budget budget) {
        if (all instanceof ArrayValue array && part instanceof SetValue set) {
            budget.spend(array.size());
            SetValue elements = SetValue.of(array.toArray());
            return array.size() > 0 && elements.containsAll(set);
        }
        return sameKind(all, part) ? (Object) contains(all, part, budget) : null;
    }

    private static boolean sameKind(Object a, Object b) {
        return (a instanceof ObjectValue && b instanceof ObjectValue)
                || (a instanceof SetValue && b instanceof SetValue)
                || (a instanceof ArrayValue && b instanceof ArrayValue);
    }

    private static boolean contains(Object all, Object part, Budget budget) {
        if (all instanceof ObjectValue x && part instanceof ObjectValue y) {
            return containsMembers(x, y, budget);
        }
        if (all instanceof SetValue x && part instanceof SetValue y) {
            budget.spend(y.size());
            return x.containsAll(y);
        }
        return (all instanceof ArrayValue x && part instanceof ArrayValue y)
                ? containsRun(x, y, budget)
                : Values.equal(all, part);
    }

    private static boolean containsMembers(ObjectValue all, ObjectValue part, Budget budget) {
        budget.spend(part.size());
        for (int i = 0; i < part.size(); i++) {
            Object value = all.get(part.keys()[i]);
            if (value == null || !contains(value, part.values()[i], budget)) {
                return false;
            }
        }
        return true;
    }

    private static boolean containsRun(ArrayValue all, ArrayValue part, Budget budget) {
        for (int start = 0; start + part.size() <= all.size(); start++) {
            int i = 0;
            while (i < part.size() && Values.equal(all.get(start + i), part.get(i))) {
                i++;
            }
            budget.spend(i + 1);
            if (i == part.size()) {
                return true;
            }
        }
        return false;
    }
}
