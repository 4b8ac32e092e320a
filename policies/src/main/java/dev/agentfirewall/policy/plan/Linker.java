package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.builtin.Builtin;
import dev.agentfirewall.policy.plan.builtin.Builtins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes nodes of statements, with calls bound to what they call. */
final class Linker {
    private final Map<String, Routine> byName = new HashMap<>();
    private final Map<List<String>, Routine> byPath = new HashMap<>();
    private final Map<String, Routine> entrypoints = new LinkedHashMap<>();
    private String where = "";

    private Linker() {}

    /** The entrypoints of a plan, ready to run, by name. */
    static Map<String, Routine> link(Ir.Policy policy) throws PlanException {
        Linker linker = new Linker();
        linker.declare(policy.functions());
        for (Ir.Function function : policy.functions()) {
            linker.define(function, linker.routine(function.name()));
        }
        for (Map.Entry<String, List<Ir.Block>> plan : policy.plans().entrySet()) {
            linker.entrypoint(plan.getKey(), plan.getValue());
        }
        return Map.copyOf(linker.entrypoints);
    }

    private void declare(List<Ir.Function> functions) {
        for (Ir.Function function : functions) {
            Routine routine = new Routine(byName.size(), function, Locals.count(function));
            byName.put(function.name(), routine);
            if (!function.path().isEmpty() && function.isRule()) {
                byPath.put(List.copyOf(function.path()), routine);
            }
        }
    }

    private Routine routine(String name) throws PlanException {
        Routine routine = byName.get(name);
        if (routine == null) {
            throw Fields.malformed(where, "function `" + name + "` is missing");
        }
        return routine;
    }

    private void define(Ir.Function function, Routine routine) throws PlanException {
        where = function.name();
        routine.setBlocks(blocks(function.blocks()));
    }

    private void entrypoint(String name, List<Ir.Block> blocks) throws PlanException {
        Ir.Function function = new Ir.Function(name, List.of(Ir.INPUT, Ir.DATA), Ir.DATA + 1, blocks, List.of());
        Routine routine = new Routine(-1, function, Locals.count(function));
        define(function, routine);
        entrypoints.put(name, routine);
    }

    private BlockNode[] blocks(List<Ir.Block> blocks) throws PlanException {
        BlockNode[] nodes = new BlockNode[blocks.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = block(blocks.get(i));
        }
        return nodes;
    }

    private BlockNode block(Ir.Block block) throws PlanException {
        List<Node> nodes = new ArrayList<>();
        for (Ir.Stmt stmt : block.stmts()) {
            if (!(stmt instanceof Ir.Nop)) {
                nodes.add(node(stmt));
            }
        }
        return new BlockNode(nodes.toArray(Node[]::new));
    }

    private Node node(Ir.Stmt stmt) throws PlanException {
        if (stmt instanceof Ir.Blocks s) {
            return new ControlNodes.Blocks(blocks(s.blocks()));
        } else if (stmt instanceof Ir.Not s) {
            return new ControlNodes.Not(block(s.block()));
        } else if (stmt instanceof Ir.Scan s) {
            return new ControlNodes.Scan(s, block(s.block()));
        } else if (stmt instanceof Ir.With s) {
            return new WithNode(s, block(s.block()));
        } else if (stmt instanceof Ir.Call s) {
            return call(s);
        } else if (stmt instanceof Ir.CallBuiltin s) {
            return builtin(s);
        } else if (stmt instanceof Ir.Test s) {
            return test(s);
        } else if (stmt instanceof Ir.CallDynamic s) {
            return new CallDynamicNode(byPath, operands(s.path()), s);
        }
        return simple(stmt);
    }

    private Node call(Ir.Call call) throws PlanException {
        Routine routine = routine(call.function());
        Operand[] args = operands(call.args());
        if (args.length != routine.arity()) {
            throw Fields.malformed(
                    where, "function `" + call.function() + "` does not take " + args.length + " arguments");
        }
        return routine.isRule()
                ? new CallNodes.CallRule(routine, args[0], args[1], call.result())
                : new CallNodes.CallFunction(routine, args, call.result());
    }

    private static Node builtin(Ir.CallBuiltin call) {
        Builtin builtin = Builtins.find(call.builtin()).orElseThrow();
        Operand[] args = operands(call.args());
        if (builtin instanceof Builtin.One one) {
            return new CallNodes.CallOne(one, args, call.result());
        } else if (builtin instanceof Builtin.Two two) {
            return new CallNodes.CallTwo(two, args, call.result());
        } else if (builtin instanceof Builtin.Three three) {
            return new CallNodes.CallThree(three, args, call.result());
        }
        return new CallNodes.CallFour((Builtin.Four) builtin, args, call.result());
    }

    private static Node test(Ir.Test test) {
        Builtin builtin = Builtins.find(test.builtin()).orElseThrow();
        Operand[] args = operands(test.args());
        if (builtin instanceof Builtin.One one) {
            return new TestNodes.TestOne(one, args);
        } else if (builtin instanceof Builtin.Two two) {
            return new TestNodes.TestTwo(two, args);
        } else if (builtin instanceof Builtin.Three three) {
            return new TestNodes.TestThree(three, args);
        }
        return new TestNodes.TestFour((Builtin.Four) builtin, args);
    }

    private static Operand[] operands(List<Ir.Operand> operands) {
        return operands.stream().map(Operand::of).toArray(Operand[]::new);
    }

    private Node simple(Ir.Stmt stmt) {
        if (stmt instanceof Ir.Dot s) {
            return dot(s);
        } else if (stmt instanceof Ir.Assign s) {
            return new DataNodes.Assign(Operand.of(s.source()), s.target());
        } else if (stmt instanceof Ir.AssignOnce s) {
            return new DataNodes.AssignOnce(Operand.of(s.source()), s.target(), where);
        } else if (stmt instanceof Ir.Equal s) {
            return new DataNodes.Equal(Operand.of(s.a()), Operand.of(s.b()));
        } else if (stmt instanceof Ir.NotEqual s) {
            return new DataNodes.NotEqual(Operand.of(s.a()), Operand.of(s.b()));
        } else if (stmt instanceof Ir.IsKind s) {
            return new DataNodes.IsKind(s.check(), Operand.of(s.source()));
        } else if (stmt instanceof Ir.IsDefined s) {
            return new DataNodes.IsDefined(s.source());
        } else if (stmt instanceof Ir.IsUndefined s) {
            return new DataNodes.IsUndefined(s.source());
        } else if (stmt instanceof Ir.Len s) {
            return new DataNodes.Len(Operand.of(s.source()), s.target());
        } else if (stmt instanceof Ir.Reset s) {
            return new DataNodes.Reset(s.target());
        }
        return making(stmt);
    }

    private static Node dot(Ir.Dot dot) {
        return dot.source() instanceof Ir.Local source
                        && dot.key() instanceof Ir.Const key
                        && key.value() instanceof String name
                ? new DataNodes.DotName(source.index(), name, dot.target())
                : new DataNodes.Dot(Operand.of(dot.source()), Operand.of(dot.key()), dot.target());
    }

    private Node making(Ir.Stmt stmt) {
        if (stmt instanceof Ir.MakeConst s) {
            return new MakeNodes.MakeConst(s.value(), s.target());
        } else if (stmt instanceof Ir.MakeArray s) {
            return new MakeNodes.MakeArray(s.target());
        } else if (stmt instanceof Ir.MakeObject s) {
            return new MakeNodes.MakeObject(s.target());
        } else if (stmt instanceof Ir.MakeSet s) {
            return new MakeNodes.MakeSet(s.target());
        } else if (stmt instanceof Ir.ArrayAppend s) {
            return new MakeNodes.ArrayAppend(Operand.of(s.value()), s.array());
        } else if (stmt instanceof Ir.SetAdd s) {
            return new MakeNodes.SetAdd(Operand.of(s.value()), s.set());
        } else if (stmt instanceof Ir.ObjectInsert s) {
            return new MakeNodes.ObjectInsert(Operand.of(s.key()), Operand.of(s.value()), s.object());
        } else if (stmt instanceof Ir.ObjectInsertOnce s) {
            return new MakeNodes.ObjectInsertOnce(Operand.of(s.key()), Operand.of(s.value()), s.object(), where);
        } else if (stmt instanceof Ir.ObjectMerge s) {
            return new MakeNodes.ObjectMerge(s.a(), s.b(), s.target());
        }
        return leaving(stmt);
    }

    private static Node leaving(Ir.Stmt stmt) {
        if (stmt instanceof Ir.Break s) {
            return new ControlNodes.Break(s.index());
        } else if (stmt instanceof Ir.Return s) {
            return new ControlNodes.Return(s.source());
        } else if (stmt instanceof Ir.ResultAdd s) {
            return new ControlNodes.ResultAdd(s.value());
        }
        throw new IllegalStateException("no node for " + stmt.getClass().getSimpleName());
    }
}
