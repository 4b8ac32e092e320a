package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code walk} through a value, and what is reachable in a graph given as an object of neighbours. */
final class Graphs {
    private Graphs() {}

    static void register(Registry registry) {
        registry.one("walk", Graphs::walk)
                .two("graph.reachable", Graphs::reachable)
                .two("graph.reachable_paths", Graphs::paths);
    }

    private static Object walk(Object a, Budget budget) {
        ArrayValue visited = new ArrayValue(16);
        visit(new ArrayValue(0), a, visited, budget);
        return visited;
    }

    private static void visit(ArrayValue path, Object value, ArrayValue visited, Budget budget) {
        budget.spend(1 + path.size());
        visited.append(ArrayValue.of(path, value));
        if (value instanceof ObjectValue object) {
            Object[] keys = object.sortedKeys();
            for (int i = 0; i < object.size(); i++) {
                visit(longer(path, keys[i]), object.values()[i], visited, budget);
            }
        } else if (value instanceof ArrayValue array) {
            for (int i = 0; i < array.size(); i++) {
                visit(longer(path, (long) i), array.get(i), visited, budget);
            }
        } else if (value instanceof SetValue set) {
            for (Object element : Operands.elements(set)) {
                visit(longer(path, element), element, visited, budget);
            }
        }
    }

    private static ArrayValue longer(ArrayValue path, Object step) {
        Object[] steps = Arrays.copyOf(path.toArray(), path.size() + 1);
        steps[path.size()] = step;
        return ArrayValue.of(steps);
    }

    private static @Nullable Object reachable(Object a, Object from, Budget budget) {
        Object[] start = Operands.elementsOf(from);
        if (!(a instanceof ObjectValue graph) || start == null) {
            return null;
        }
        SetValue reached = new SetValue();
        Deque<Object> queue = new ArrayDeque<>(Arrays.asList(start));
        while (!queue.isEmpty()) {
            Object node = queue.remove();
            Object edges = graph.get(node);
            budget.spend(1);
            if (edges != null && !reached.contains(node)) {
                reached.add(node);
                Object[] neighbours = neighbours(edges);
                budget.spend(neighbours.length);
                queue.addAll(Arrays.asList(neighbours));
            }
        }
        return reached;
    }

    private static Object[] neighbours(Object edges) {
        Object[] neighbours = Operands.elementsOf(edges);
        return neighbours == null ? new Object[0] : neighbours;
    }

    private static @Nullable Object paths(Object a, Object from, Budget budget) {
        Object[] start = Operands.elementsOf(from);
        if (!(a instanceof ObjectValue graph) || start == null) {
            return null;
        }
        SetValue found = new SetValue();
        for (Object node : start) {
            Object edges = graph.get(node);
            if (edges == null) {
                continue;
            }
            Object[] neighbours = neighbours(edges);
            if (neighbours.length == 0) {
                found.add(ArrayValue.of(node));
            }
            for (Object neighbour : neighbours) {
                extend(graph, neighbour, List.of(node), found, budget);
            }
        }
        return found;
    }

    private static void extend(ObjectValue graph, Object node, List<Object> path, SetValue found, Budget budget) {
        budget.spend(1 + path.size());
        Object edges = graph.get(node);
        if (edges == null) {
            found.add(ArrayValue.copyOf(path));
            return;
        }
        List<Object> longer = new ArrayList<>(path);
        longer.add(node);
        Object[] neighbours = neighbours(edges);
        if (neighbours.length == 0) {
            found.add(ArrayValue.copyOf(longer));
        }
        SetValue seen = SetValue.of(longer.toArray());
        for (Object neighbour : neighbours) {
            if (seen.contains(neighbour)) {
                found.add(ArrayValue.copyOf(longer)); // a cycle ends the path
            } else {
                extend(graph, neighbour, longer, found, budget);
            }
        }
    }
}
