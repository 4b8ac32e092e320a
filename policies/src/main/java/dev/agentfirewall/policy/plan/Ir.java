package dev.agentfirewall.policy.plan;

import java.util.List;
import java.util.Map;

/**
 * OPA's intermediate representation as data: what {@code v1/ir} of OPA defines, with operands and strings resolved. Locals are
 * numbered within a function; 0 is the input document and 1 the data document.
 */
final class Ir {
    static final int INPUT = 0;
    static final int DATA = 1;

    private Ir() {}

    /** A whole plan: its functions in order, and its entrypoints by name. */
    record Policy(List<Function> functions, Map<String, List<Block>> plans) {}

    /** A rule or function. Rules take two parameters, input and data, and are answered once for each pair. */
    record Function(String name, List<Integer> params, int result, List<Block> blocks, List<String> path) {
        boolean isRule() {
            return params.size() == 2;
        }
    }

    record Block(List<Stmt> stmts) {}

    /** A local or a constant string or boolean. */
    sealed interface Operand {}

    record Local(int index) implements Operand {}

    record Const(Object value) implements Operand {}

    /** A statement. It goes on to the next, breaks out of blocks, or returns from the function. */
    sealed interface Stmt {}

    record ArrayAppend(Operand value, int array) implements Stmt {}

    record Assign(Operand source, int target) implements Stmt {}

    record AssignOnce(Operand source, int target) implements Stmt {}

    record Blocks(List<Block> blocks) implements Stmt {}

    record Break(int index) implements Stmt {}

    /** A call of a planned function. */
    record Call(String function, List<Operand> args, int result) implements Stmt {}

    /** A call of a built-in. */
    record CallBuiltin(String builtin, List<Operand> args, int result) implements Stmt {}

    record CallDynamic(List<Integer> args, List<Operand> path, int result) implements Stmt {}

    record Dot(Operand source, Operand key, int target) implements Stmt {}

    record Equal(Operand a, Operand b) implements Stmt {}

    record NotEqual(Operand a, Operand b) implements Stmt {}

    /** Which kind a check is for. */
    enum Check {
        ARRAY,
        OBJECT,
        SET
    }

    record IsKind(Check check, Operand source) implements Stmt {}

    record IsDefined(int source) implements Stmt {}

    record IsUndefined(int source) implements Stmt {}

    record Len(Operand source, int target) implements Stmt {}

    record MakeArray(int target) implements Stmt {}

    record MakeObject(int target) implements Stmt {}

    record MakeSet(int target) implements Stmt {}

    /** A null or a number: {@code MakeNullStmt}, {@code MakeNumberIntStmt}, {@code MakeNumberRefStmt}, {@code AssignIntStmt}. */
    record MakeConst(Object value, int target) implements Stmt {}

    record Nop() implements Stmt {}

    record Not(Block block) implements Stmt {}

    record ObjectInsert(Operand key, Operand value, int object) implements Stmt {}

    record ObjectInsertOnce(Operand key, Operand value, int object) implements Stmt {}

    record ObjectMerge(int a, int b, int target) implements Stmt {}

    record Reset(int target) implements Stmt {}

    record ResultAdd(int value) implements Stmt {}

    record Return(int source) implements Stmt {}

    record Scan(int source, int key, int value, Block block) implements Stmt {}

    record SetAdd(Operand value, int set) implements Stmt {}

    /** Replaces a document, or what is at a path in it, while the block runs. */
    record With(int local, List<String> path, Operand value, Block block) implements Stmt {}
}
