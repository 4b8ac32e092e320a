package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collections of constants that a block makes, element by element: made once, here. Only those are taken whose every element
 * is added right after they are made, before anything reads them, so that nothing is ever added to a value that is shared.
 */
final class Collected {
    private Collected() {}

    /** The locals of a function that are added to anywhere but right after they are made. */
    static Set<Integer> grown(Ir.Function function) {
        Set<Integer> grown = new HashSet<>();
        grown(function.blocks(), grown);
        grown.add(function.result());
        return grown;
    }

    private static void grown(List<Ir.Block> blocks, Set<Integer> grown) {
        for (Ir.Block block : blocks) {
            int making = -1;
            for (Ir.Stmt stmt : block.stmts()) {
                if (stmt.extended() >= 0 && stmt.extended() != making) {
                    grown.add(stmt.extended());
                }
                making = empty(stmt) != null ? stmt.target() : stmt.extended();
                grown(stmt.nested(), grown);
            }
        }
    }

    /** The block's statements, with constant collections in place of those that make them. */
    static List<Ir.Stmt> constants(Ir.Block block, Set<Integer> grown) {
        List<Ir.Stmt> stmts = block.stmts();
        Map<Integer, Object> made = new HashMap<>();
        List<Ir.Stmt> out = new ArrayList<>();
        int i = 0;
        while (i < stmts.size()) {
            Object collection = empty(stmts.get(i));
            boolean candidate = !grown.contains(stmts.get(i).target());
            int end = collection != null && candidate ? fill(collection, stmts, i + 1, made) : -1;
            if (collection != null && end > i) {
                JsonValues.freeze(collection);
                made.put(stmts.get(i).target(), collection);
                out.add(new Ir.MakeConst(collection, stmts.get(i).target()));
                i = end;
            } else {
                Locals.written(stmts.get(i), made::remove);
                out.add(stmts.get(i));
                i++;
            }
        }
        return out;
    }

    private static @Nullable Object empty(Ir.Stmt stmt) {
        if (stmt instanceof Ir.MakeSet) {
            return new SetValue();
        } else if (stmt instanceof Ir.MakeObject) {
            return new ObjectValue();
        }
        return stmt instanceof Ir.MakeArray ? new ArrayValue(4) : null;
    }

    /** Adds what follows, up to the first statement that does not add a constant; where that is, or -1 to leave it all. */
    private static int fill(Object collection, List<Ir.Stmt> stmts, int from, Map<Integer, Object> made) {
        int target = stmts.get(from - 1).target();
        int end = from;
        while (end < stmts.size() && stmts.get(end).extended() == target && add(collection, stmts.get(end), made)) {
            end++;
        }
        return end == from || (end < stmts.size() && stmts.get(end).extended() == target) ? -1 : end;
    }

    private static boolean add(Object collection, Ir.Stmt stmt, Map<Integer, Object> made) {
        if (stmt instanceof Ir.SetAdd s && collection instanceof SetValue set) {
            Object element = value(s.value(), made);
            if (element != null) {
                set.add(element);
            }
            return element != null;
        }
        if (stmt instanceof Ir.ArrayAppend s && collection instanceof ArrayValue array) {
            Object element = value(s.value(), made);
            if (element != null) {
                array.append(element);
            }
            return element != null;
        }
        return stmt instanceof Ir.ObjectInsert s && collection instanceof ObjectValue object && put(object, s, made);
    }

    private static boolean put(ObjectValue object, Ir.ObjectInsert insert, Map<Integer, Object> made) {
        Object key = value(insert.key(), made);
        Object value = value(insert.value(), made);
        if (key == null || value == null) {
            return false;
        }
        object.put(key, value);
        return true;
    }

    private static @Nullable Object value(Ir.Operand operand, Map<Integer, Object> made) {
        if (operand instanceof Ir.Const constant) {
            return constant.value();
        }
        int local = ((Ir.Local) operand).index();
        return made.get(local);
    }
}
