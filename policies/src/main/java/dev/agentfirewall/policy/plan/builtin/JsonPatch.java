package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code json.patch} (RFC 6902), on sets too, where a step is the element itself. A step that fails makes it undefined. */
final class JsonPatch {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final Budget budget;

    private JsonPatch(Budget budget) {
        this.budget = budget;
    }

    static void register(Registry registry) {
        registry.two("json.patch", (a, patches, budget) -> new JsonPatch(budget).patch(a, patches));
    }

    private @Nullable Object patch(Object document, Object patches) {
        if (!(patches instanceof ArrayValue operations)) {
            return null;
        }
        Object result = document;
        for (int i = 0; i < operations.size() && result != null; i++) {
            result = operations.get(i) instanceof ObjectValue operation ? apply(result, operation) : null;
        }
        return result;
    }

    private @Nullable Object apply(Object document, ObjectValue operation) {
        Object path = operation.get("path");
        Object[] steps = path == null ? null : JsonPaths.steps(path);
        if (steps == null || !(operation.get("op") instanceof String op)) {
            return null;
        }
        Object value = operation.get("value");
        return switch (op) {
            case "add" -> value == null ? null : insert(document, steps, value);
            case "remove" -> steps.length == 0 ? null : delete(document, steps);
            case "replace" -> value == null ? null : replace(document, steps, value);
            case "test" -> value != null && holds(document, steps, value) ? document : null;
            case "copy", "move" -> transfer(document, steps, operation.get("from"), op.equals("move"));
            default -> null;
        };
    }

    private static boolean holds(Object document, Object[] steps, Object value) {
        Object found = find(document, steps);
        return found != null && Values.equal(found, value);
    }

    private @Nullable Object replace(Object document, Object[] steps, Object value) {
        if (steps.length == 0) {
            return value;
        }
        Object without = delete(document, steps);
        return without == null ? null : insert(without, steps, value);
    }

    private @Nullable Object transfer(Object document, Object[] steps, @Nullable Object source, boolean move) {
        Object[] from = source == null ? null : JsonPaths.steps(source);
        Object value = from == null ? null : find(document, from);
        if (from == null || value == null) {
            return null;
        }
        if (move && from.length == 0) {
            return steps.length == 0 ? value : null;
        }
        Object rest = move ? delete(document, from) : document;
        return rest == null ? null : insert(rest, steps, value);
    }

    private static @Nullable Object find(Object document, Object[] steps) {
        Object at = document;
        for (Object step : steps) {
            at = child(at, step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static @Nullable Object child(Object parent, Object step) {
        if (parent instanceof ArrayValue array) {
            int i = index(step, array.size());
            return i >= 0 && i < array.size() ? array.get(i) : null;
        }
        return Collections.lookup(parent, step);
    }

    /** The position that a step names; -1 when it names none. {@code -} is behind the last. */
    private static int index(Object step, int size) {
        if (step instanceof String text) {
            return text.equals("-") ? size : INDEX.matcher(text).matches() ? Integer.parseInt(text) : -1;
        }
        Integer index = Operands.index(step);
        return index == null ? -1 : index;
    }

    private @Nullable Object insert(Object document, Object[] steps, Object value) {
        if (steps.length == 0) {
            return value;
        }
        if (steps.length > 1) {
            Object child = child(document, steps[0]);
            Object changed = child == null ? null : insert(child, rest(steps), value);
            return changed == null ? null : with(document, steps[0], changed);
        }
        if (document instanceof ArrayValue array) {
            int i = index(steps[0], array.size());
            return i < 0 || i > array.size() ? null : spliced(array, i, 0, value);
        }
        if (document instanceof SetValue && !Values.equal(steps[0], value)) {
            return null;
        }
        return with(document, steps[0], value);
    }

    private static Object[] rest(Object[] steps) {
        return Arrays.copyOfRange(steps, 1, steps.length);
    }

    /** The collection with another child where the step leads. */
    private @Nullable Object with(Object document, Object step, Object child) {
        if (document instanceof ObjectValue object) {
            budget.spend(object.size());
            ObjectValue copy = object.copy();
            copy.put(step, child);
            return copy;
        }
        if (document instanceof ArrayValue array) {
            return spliced(array, index(step, array.size()), 1, child);
        }
        if (document instanceof SetValue set) {
            SetValue copy = without(set, step);
            copy.add(child);
            return copy;
        }
        return null;
    }

    private Object spliced(ArrayValue array, int at, int removed, @Nullable Object inserted) {
        budget.spend(array.size());
        List<Object> elements = new ArrayList<>(Arrays.asList(array.toArray()));
        if (removed > 0) {
            elements.remove(at);
        }
        if (inserted != null) {
            elements.add(at, inserted);
        }
        return ArrayValue.copyOf(elements);
    }

    private SetValue without(SetValue set, Object element) {
        budget.spend(set.size());
        return Collections.difference(set, SetValue.of(element));
    }

    private @Nullable Object delete(Object document, Object[] steps) {
        Object child = child(document, steps[0]);
        if (child == null) {
            return null;
        }
        if (steps.length > 1) {
            Object changed = delete(child, rest(steps));
            return changed == null ? null : with(document, steps[0], changed);
        }
        if (document instanceof ArrayValue array) {
            return spliced(array, index(steps[0], array.size()), 1, null);
        }
        return document instanceof ObjectValue object
                ? Objects.without(object, SetValue.of(steps[0]), budget)
                : without((SetValue) document, steps[0]);
    }
}
