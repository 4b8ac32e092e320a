package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.builtin.Budget;
import dev.agentfirewall.policy.plan.builtin.Builtin;
import dev.agentfirewall.policy.plan.builtin.Builtins;
import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.Keyed;
import dev.agentfirewall.policy.plan.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the values that are known when a plan is loaded through one function: looks them up, compares them, calls built-ins
 * on them. A statement that is then known to be undefined ends its block, and one known to go on is dropped.
 */
final class Folder {
    private static final Ir.Stmt UNDEFINED = new Ir.Break(Node.UNDEFINED);
    private static final int MOST_STEPS = 100_000;

    private final Map<Integer, Object> known;
    private final Set<Integer> grown;
    private final List<Ir.Stmt> out = new ArrayList<>();

    private Folder(Map<Integer, Object> known, Set<Integer> grown) {
        this.known = new HashMap<>(known);
        this.grown = grown;
    }

    static Ir.Function fold(Ir.Function function, Object data) {
        Map<Integer, Object> known = Map.of(Ir.DATA, data);
        Set<Integer> grown = Collected.grown(function);
        List<Ir.Block> blocks = function.blocks().stream()
                .map(block -> new Folder(known, grown).fold(block))
                .toList();
        return new Ir.Function(function.name(), function.params(), function.result(), blocks, function.path());
    }

    private Ir.Block fold(Ir.Block block) {
        Rewriter rewriter = new Rewriter(this::operand);
        for (Ir.Stmt stmt : Collected.constants(block, grown)) {
            Ir.Stmt rewritten = rewriter.rewrite(stmt);
            if (!step(rewritten)) {
                out.add(UNDEFINED);
                break;
            }
            if (stmt instanceof Ir.Break || stmt instanceof Ir.Return) {
                break; // nothing behind it is reached
            }
        }
        return new Ir.Block(List.copyOf(out));
    }

    private Ir.Operand operand(int local) {
        Object value = known.get(local);
        return value == null ? new Ir.Local(local) : new Ir.Const(value);
    }

    /** Takes one statement over; false when it is known to be undefined. */
    private boolean step(Ir.Stmt stmt) {
        if (!stmt.nested().isEmpty() || stmt instanceof Ir.Blocks) {
            return nested(stmt);
        }
        Boolean condition = condition(stmt);
        if (condition != null) {
            return condition;
        }
        Object value = value(stmt);
        if (value == Undefined.UNDEFINED) {
            return false;
        }
        Locals.written(stmt, known::remove);
        if (value == null) {
            out.add(stmt);
        } else {
            known.put(stmt.target(), value);
            out.add(new Ir.MakeConst(value, stmt.target()));
        }
        return true;
    }

    /** The outcome of a check, null when it is not known. */
    private @Nullable Boolean condition(Ir.Stmt stmt) {
        if (stmt instanceof Ir.Equal s && s.a() instanceof Ir.Const a && s.b() instanceof Ir.Const b) {
            return Values.equal(a.value(), b.value());
        } else if (stmt instanceof Ir.NotEqual s && s.a() instanceof Ir.Const a && s.b() instanceof Ir.Const b) {
            return !Values.equal(a.value(), b.value());
        } else if (stmt instanceof Ir.IsKind s && s.source() instanceof Ir.Const source) {
            return s.check().kind().isInstance(source.value());
        } else if (stmt instanceof Ir.IsDefined s && known.containsKey(s.source())) {
            return true;
        } else if (stmt instanceof Ir.IsUndefined s && known.containsKey(s.source())) {
            return false;
        }
        return null;
    }

    private enum Undefined {
        UNDEFINED
    }

    /** What a statement assigns: a value, {@link Undefined}, or null when it is not known. */
    private static @Nullable Object value(Ir.Stmt stmt) {
        if (stmt instanceof Ir.MakeConst s) {
            return s.value();
        } else if (stmt instanceof Ir.Assign s && s.source() instanceof Ir.Const source) {
            return source.value();
        } else if (stmt instanceof Ir.Dot s && s.source() instanceof Ir.Const source) {
            return lookup(source.value(), s.key());
        } else if (stmt instanceof Ir.CallBuiltin s && s.result() >= 0) {
            return call(s);
        }
        return null;
    }

    private static @Nullable Object lookup(Object source, Ir.Operand key) {
        if (!(source instanceof Keyed) && !(source instanceof ArrayValue)) {
            return Undefined.UNDEFINED;
        }
        if (!(key instanceof Ir.Const at)) {
            return null;
        }
        Object found = DataNodes.Dot.lookup(source, at.value());
        return found == null ? Undefined.UNDEFINED : found;
    }

    private static @Nullable Object call(Ir.CallBuiltin call) {
        List<Object> args = new ArrayList<>();
        for (Ir.Operand arg : call.args()) {
            if (!(arg instanceof Ir.Const constant)) {
                return null;
            }
            args.add(constant.value());
        }
        try {
            Object answer = call(Builtins.find(call.builtin()).orElseThrow(), args, new LoadBudget());
            if (answer == null) {
                return Undefined.UNDEFINED;
            }
            JsonValues.freeze(answer);
            return answer;
        } catch (Halt e) {
            return null; // too much for now: left to the evaluation and its limits
        }
    }

    private static @Nullable Object call(Builtin builtin, List<Object> args, Budget budget) {
        if (builtin instanceof Builtin.One f) {
            return f.apply(args.get(0), budget);
        } else if (builtin instanceof Builtin.Two f) {
            return f.apply(args.get(0), args.get(1), budget);
        } else if (builtin instanceof Builtin.Three f) {
            return f.apply(args.get(0), args.get(1), args.get(2), budget);
        }
        return ((Builtin.Four) builtin).apply(args.get(0), args.get(1), args.get(2), args.get(3), budget);
    }

    private static final class LoadBudget implements Budget {
        private long left = MOST_STEPS;

        @Override
        public void spend(long steps) {
            left -= steps;
            if (left < 0) {
                throw new Halt("plan.step_limit", "a constant is too much work");
            }
        }
    }

    /** A statement with blocks in it: what they assign is not known behind it, nor, in a loop, inside it. */
    private boolean nested(Ir.Stmt stmt) {
        if (stmt instanceof Ir.Scan scan && known.get(scan.source()) != null && empty(known.get(scan.source()))) {
            return true;
        }
        if (stmt instanceof Ir.Scan) {
            forget(stmt);
        }
        out.add(Rewriter.withNested(stmt, block -> {
            Ir.Block folded = new Folder(known, grown).fold(block);
            Locals.each(List.of(block), inner -> Locals.written(inner, known::remove));
            return folded;
        }));
        forget(stmt);
        return true;
    }

    private void forget(Ir.Stmt stmt) {
        Object data = known.get(Ir.DATA);
        Locals.written(stmt, known::remove);
        Locals.each(stmt.nested(), inner -> Locals.written(inner, known::remove));
        if (data != null) {
            known.put(Ir.DATA, data);
        }
    }

    private static boolean empty(@Nullable Object value) {
        if (value instanceof Keyed keyed) {
            return keyed.size() == 0;
        }
        return !(value instanceof ArrayValue array) || array.size() == 0;
    }
}
