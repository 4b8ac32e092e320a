package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * {@code json.filter} and {@code json.remove}: what paths name is kept, or dropped. A path is a JSON pointer or an array of
 * steps; all paths are put into one tree of objects first, whose leaves are null.
 */
final class JsonPaths {
    private JsonPaths() {}

    static void register(Registry registry) {
        registry.two("json.filter", (a, paths, budget) -> {
                    ObjectValue tree = tree(paths, budget);
                    return a instanceof ObjectValue && tree != null ? filter(a, tree, budget) : null;
                })
                .two("json.remove", (a, paths, budget) -> {
                    ObjectValue tree = tree(paths, budget);
                    return a instanceof ObjectValue && tree != null ? remove(a, tree, budget) : null;
                });
    }

    private static @Nullable ObjectValue tree(Object paths, Budget budget) {
        Object[] all = Operands.elementsOf(paths);
        if (all == null) {
            return null;
        }
        ObjectValue root = new ObjectValue();
        for (Object path : all) {
            Object[] steps = steps(path);
            if (steps == null) {
                return null;
            }
            budget.spend(1 + steps.length);
            plant(root, steps);
        }
        return root;
    }

    /** The steps of a path, {@code null} when it is none. */
    static Object @Nullable [] steps(Object path) {
        if (path instanceof ArrayValue array) {
            return array.toArray();
        }
        if (!(path instanceof String text)) {
            return null;
        }
        if (text.isEmpty()) {
            return new Object[0];
        }
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        String[] parts = text.substring(start).split("/", -1);
        Object[] steps = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            steps[i] = parts[i].replace("~1", "/").replace("~0", "~");
        }
        return steps;
    }

    private static void plant(ObjectValue root, Object[] steps) {
        ObjectValue node = root;
        for (int i = 0; i < steps.length - 1; i++) {
            Object child = node.get(steps[i]);
            if (child == Values.NULL) {
                return; // a shorter path has it all
            }
            if (!(child instanceof ObjectValue)) {
                child = new ObjectValue();
                node.put(steps[i], child);
            }
            node = (ObjectValue) child;
        }
        if (steps.length > 0) {
            node.put(steps[steps.length - 1], Values.NULL);
        }
    }

    private static Object filter(Object value, Object tree, Budget budget) {
        if (!(tree instanceof ObjectValue wanted)) {
            return value; // a leaf: all of it
        }
        if (value instanceof ObjectValue object) {
            return filterMembers(object, wanted, budget);
        }
        if (value instanceof ArrayValue array) {
            ArrayValue kept = new ArrayValue(array.size());
            budget.spend(array.size());
            for (int i = 0; i < array.size(); i++) {
                Object below = wanted.get(Integer.toString(i));
                if (below != null) {
                    kept.append(filter(array.get(i), below, budget));
                }
            }
            return kept;
        }
        return value instanceof SetValue set ? filterElements(set, wanted, budget) : value;
    }

    private static Object filterMembers(ObjectValue object, ObjectValue wanted, Budget budget) {
        ObjectValue kept = new ObjectValue();
        budget.spend(object.size());
        for (int i = 0; i < object.size(); i++) {
            Object below = wanted.get(object.keys()[i]);
            if (below != null) {
                kept.put(object.keys()[i], filter(object.values()[i], below, budget));
            }
        }
        return kept;
    }

    private static Object filterElements(SetValue set, ObjectValue wanted, Budget budget) {
        SetValue kept = new SetValue();
        budget.spend(set.size());
        for (int i = 0; i < set.size(); i++) {
            Object below = wanted.get(set.keys()[i]);
            if (below != null) {
                kept.add(filter(set.keys()[i], below, budget));
            }
        }
        return kept;
    }

    /** What is left of a value, {@code null} when nothing is. */
    private static @Nullable Object remove(Object value, @Nullable Object tree, Budget budget) {
        if (tree == Values.NULL) {
            return null;
        }
        if (!(tree instanceof ObjectValue unwanted)) {
            return value;
        }
        if (value instanceof ObjectValue object) {
            return removeMembers(object, unwanted, budget);
        }
        if (value instanceof ArrayValue array) {
            ArrayValue left = new ArrayValue(array.size());
            budget.spend(array.size());
            for (int i = 0; i < array.size(); i++) {
                Object element = remove(array.get(i), unwanted.get(Integer.toString(i)), budget);
                if (element != null) {
                    left.append(element);
                }
            }
            return left;
        }
        return value instanceof SetValue set ? removeElements(set, unwanted, budget) : value;
    }

    private static Object removeMembers(ObjectValue object, ObjectValue unwanted, Budget budget) {
        ObjectValue left = new ObjectValue();
        budget.spend(object.size());
        for (int i = 0; i < object.size(); i++) {
            Object member = remove(object.values()[i], unwanted.get(object.keys()[i]), budget);
            if (member != null) {
                left.put(object.keys()[i], member);
            }
        }
        return left;
    }

    private static Object removeElements(SetValue set, ObjectValue unwanted, Budget budget) {
        SetValue left = new SetValue();
        budget.spend(set.size());
        for (int i = 0; i < set.size(); i++) {
            Object element = remove(set.keys()[i], unwanted.get(set.keys()[i]), budget);
            if (element != null) {
                left.add(element);
            }
        }
        return left;
    }
}
