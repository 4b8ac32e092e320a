package dev.agentfirewall.policy.plan;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.plan.builtin.Builtin;
import dev.agentfirewall.policy.plan.builtin.Builtins;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the statements of one function or entrypoint. */
final class StmtReader {
    /** More locals than any compiler makes; each costs a place in every call. */
    private static final int MOST_LOCALS = 1_000_000;

    private final String where;
    private final List<String> strings;
    private final Set<String> functions;
    private int depth;

    StmtReader(String where, List<String> strings, Set<String> functions) {
        this.where = where;
        this.strings = strings;
        this.functions = functions;
    }

    List<Ir.Block> blocks(List<Json> json) throws PlanException {
        List<Ir.Block> blocks = new ArrayList<>(json.size());
        for (Json block : json) {
            blocks.add(block(Fields.of(block, where)));
        }
        return List.copyOf(blocks);
    }

    private Ir.Block block(Fields block) throws PlanException {
        depth++;
        List<Ir.Stmt> stmts = new ArrayList<>();
        for (Json json : block.list("stmts")) {
            Fields typed = Fields.of(json, where);
            stmts.add(stmt(typed.text("type"), typed.fields("stmt")));
        }
        depth--;
        return new Ir.Block(List.copyOf(stmts));
    }

    private Ir.Stmt stmt(String type, Fields s) throws PlanException {
        return switch (type) {
            case "BlockStmt" -> new Ir.Blocks(blocks(s.list("blocks")));
            case "BreakStmt" -> new Ir.Break(breakIndex(s.integer("index")));
            case "CallStmt" -> call(s);
            case "CallDynamicStmt" ->
                new Ir.CallDynamic(dynamicArgs(s), operands(s.list("path")), local(s.json("result")));
            case "DotStmt" -> new Ir.Dot(operand(s, "source"), operand(s, "key"), target(s));
            case "EqualStmt" -> new Ir.Equal(operand(s, "a"), operand(s, "b"));
            case "NotEqualStmt" -> new Ir.NotEqual(operand(s, "a"), operand(s, "b"));
            case "IsArrayStmt" -> new Ir.IsKind(Ir.Check.ARRAY, operand(s, "source"));
            case "IsObjectStmt" -> new Ir.IsKind(Ir.Check.OBJECT, operand(s, "source"));
            case "IsSetStmt" -> new Ir.IsKind(Ir.Check.SET, operand(s, "source"));
            case "IsDefinedStmt" -> new Ir.IsDefined(local(s.json("source")));
            case "IsUndefinedStmt" -> new Ir.IsUndefined(local(s.json("source")));
            case "LenStmt" -> new Ir.Len(operand(s, "source"), target(s));
            case "NopStmt" -> new Ir.Nop();
            case "NotStmt" -> new Ir.Not(block(s.fields("block")));
            case "ReturnLocalStmt" -> new Ir.Return(local(s.json("source")));
            case "ScanStmt" -> scan(s);
            case "WithStmt" -> with(s);
            default -> writing(type, s);
        };
    }

    private Ir.Stmt writing(String type, Fields s) throws PlanException {
        return switch (type) {
            case "ArrayAppendStmt" -> new Ir.ArrayAppend(operand(s, "value"), local(s.json("array")));
            case "AssignIntStmt", "MakeNumberIntStmt" -> new Ir.MakeConst(s.integer("value"), target(s));
            case "AssignVarStmt" -> new Ir.Assign(operand(s, "source"), target(s));
            case "AssignVarOnceStmt" -> new Ir.AssignOnce(operand(s, "source"), target(s));
            case "MakeArrayStmt" -> new Ir.MakeArray(target(s));
            case "MakeNullStmt" -> new Ir.MakeConst(Values.NULL, target(s));
            case "MakeNumberRefStmt" -> new Ir.MakeConst(number(s), target(s));
            case "MakeObjectStmt" -> new Ir.MakeObject(target(s));
            case "MakeSetStmt" -> new Ir.MakeSet(target(s));
            case "ObjectInsertStmt" ->
                new Ir.ObjectInsert(operand(s, "key"), operand(s, "value"), local(s.json("object")));
            case "ObjectInsertOnceStmt" ->
                new Ir.ObjectInsertOnce(operand(s, "key"), operand(s, "value"), local(s.json("object")));
            case "ObjectMergeStmt" -> new Ir.ObjectMerge(local(s.json("a")), local(s.json("b")), target(s));
            case "ResetLocalStmt" -> new Ir.Reset(target(s));
            case "ResultSetAddStmt" -> new Ir.ResultAdd(local(s.json("value")));
            case "SetAddStmt" -> new Ir.SetAdd(operand(s, "value"), local(s.json("set")));
            default ->
                throw new PlanException(
                        "plan.unknown_statement",
                        "plan not loaded: statement `" + type + "` is not known (" + where
                                + "); build the bundle with the OPA version that this release names");
        };
    }

    private Ir.Stmt scan(Fields s) throws PlanException {
        depth++; // a break counts the loop and the block in it
        Ir.Block block = block(s.fields("block"));
        depth--;
        return new Ir.Scan(local(s.json("source")), local(s.json("key")), local(s.json("value")), block);
    }

    private Ir.Stmt with(Fields s) throws PlanException {
        List<String> path = new ArrayList<>();
        for (Json index : s.list("path")) {
            path.add(string(Fields.integer(index, where)));
        }
        return new Ir.With(local(s.json("local")), List.copyOf(path), operand(s, "value"), block(s.fields("block")));
    }

    private Ir.Stmt call(Fields s) throws PlanException {
        String name = s.text("func");
        List<Ir.Operand> args = operands(s.list("args"));
        int result = s.has("result") ? local(s.json("result")) : -1;
        return functions.contains(name) ? new Ir.Call(name, args, result) : builtin(name, args, result);
    }

    private Ir.Stmt builtin(String name, List<Ir.Operand> args, int result) throws PlanException {
        Optional<Builtin> builtin = Builtins.find(name);
        if (builtin.isEmpty() && name.startsWith("g") && name.contains(".data.")) {
            throw new PlanException(
                    "plan.unknown_function", "plan not loaded: function `" + name + "` is missing (" + where + ")");
        }
        if (builtin.isEmpty()) {
            throw new PlanException(
                    "plan.unsupported_builtin",
                    "plan not loaded: built-in `" + name + "` is not supported (" + where + ")");
        }
        if (builtin.get().arity() != args.size()) {
            throw Fields.malformed(
                    where, "built-in `" + name + "` takes " + builtin.get().arity() + " arguments");
        }
        return new Ir.CallBuiltin(name, args, result);
    }

    private List<Integer> dynamicArgs(Fields s) throws PlanException {
        List<Integer> args = locals(s.list("args"));
        if (args.size() != 2 || depth <= CallDynamicNode.LEAVES_WHEN_UNDEFINED) {
            throw Fields.malformed(where, "a dynamic call takes two arguments and stands in four blocks");
        }
        return args;
    }

    private List<Ir.Operand> operands(List<Json> json) throws PlanException {
        List<Ir.Operand> operands = new ArrayList<>(json.size());
        for (Json operand : json) {
            operands.add(operand(Fields.of(operand, where)));
        }
        return List.copyOf(operands);
    }

    private Ir.Operand operand(Fields s, String name) throws PlanException {
        return operand(s.fields(name));
    }

    private Ir.Operand operand(Fields operand) throws PlanException {
        String type = operand.text("type");
        Json value = operand.json("value");
        return switch (type) {
            case "local" -> new Ir.Local(local(value));
            case "string_index" -> new Ir.Const(string(Fields.integer(value, where)));
            case "bool" -> new Ir.Const(bool(value));
            default ->
                throw new PlanException(
                        "plan.unknown_operand", "plan not loaded: operand `" + type + "` is not known (" + where + ")");
        };
    }

    private Boolean bool(Json value) throws PlanException {
        if (value instanceof Json.Bool bool) {
            return bool.value();
        }
        throw Fields.malformed(where, "expected true or false");
    }

    List<Integer> locals(List<Json> json) throws PlanException {
        List<Integer> locals = new ArrayList<>(json.size());
        for (Json local : json) {
            locals.add(local(local));
        }
        return List.copyOf(locals);
    }

    private int target(Fields s) throws PlanException {
        return local(s.json("target"));
    }

    int local(Json json) throws PlanException {
        long index = Fields.integer(json, where);
        if (index < 0 || index > MOST_LOCALS) {
            throw Fields.malformed(where, "local " + index + " is out of range");
        }
        return (int) index;
    }

    /** A break leaves as many blocks as its index says and the one it stands in; there must be that many. */
    private int breakIndex(long index) throws PlanException {
        if (index < 0 || index >= depth) {
            throw Fields.malformed(where, "a break leaves " + (index + 1) + " blocks of " + depth);
        }
        return (int) index;
    }

    private String string(long index) throws PlanException {
        if (index < 0 || index >= strings.size()) {
            throw Fields.malformed(where, "string " + index + " of " + strings.size() + " is missing");
        }
        return strings.get((int) index);
    }

    private Object number(Fields s) throws PlanException {
        String digits = string(s.integer(s.has("index") ? "index" : "Index"));
        try {
            return JsonValues.toNumber(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            throw Fields.malformed(where, "a number constant is no number");
        }
    }
}
