package dev.agentfirewall.policy.plan;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import java.util.ArrayList;
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

    /**
     * A statement. It goes on to the next, breaks out of blocks, or returns from the function. What it reads and writes is asked of
     * it by those who rearrange statements.
     */
    sealed interface Stmt {
        /** The local that it assigns, -1 when there is none. */
        default int target() {
            return -1;
        }

        /** The local whose collection it adds to, -1 when there is none. */
        default int extended() {
            return -1;
        }

        /** What it reads, what it adds to not counted. */
        default List<Operand> reads() {
            return List.of();
        }

        /** The blocks in it. */
        default List<Block> nested() {
            return List.of();
        }
    }

    record ArrayAppend(Operand value, int array) implements Stmt {
        @Override
        public int extended() {
            return array;
        }

        @Override
        public List<Operand> reads() {
            return List.of(value);
        }
    }

    record Assign(Operand source, int target) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(source);
        }
    }

    record AssignOnce(Operand source, int target) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(source, new Local(target)); // it looks at what is there
        }
    }

    record Blocks(List<Block> blocks) implements Stmt {
        @Override
        public List<Block> nested() {
            return blocks;
        }
    }

    record Break(int index) implements Stmt {}

    /** A call of a planned function. */
    record Call(String function, List<Operand> args, int result) implements Stmt {
        @Override
        public int target() {
            return result;
        }

        @Override
        public List<Operand> reads() {
            return args;
        }
    }

    /** A call of a built-in. */
    record CallBuiltin(String builtin, List<Operand> args, int result) implements Stmt {
        @Override
        public int target() {
            return result;
        }

        @Override
        public List<Operand> reads() {
            return args;
        }
    }

    /** A call of a built-in whose answer is only asked not to be {@code false}. */
    record Test(String builtin, List<Operand> args) implements Stmt {
        @Override
        public List<Operand> reads() {
            return args;
        }
    }

    record CallDynamic(List<Integer> args, List<Operand> path, int result) implements Stmt {
        @Override
        public int target() {
            return result;
        }

        @Override
        public List<Operand> reads() {
            List<Operand> reads = new ArrayList<>(path);
            args.forEach(arg -> reads.add(new Local(arg)));
            return reads;
        }
    }

    record Dot(Operand source, Operand key, int target) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(source, key);
        }
    }

    record Equal(Operand a, Operand b) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(a, b);
        }
    }

    record NotEqual(Operand a, Operand b) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(a, b);
        }
    }

    /** Which kind a check is for. */
    enum Check {
        ARRAY(ArrayValue.class),
        OBJECT(ObjectValue.class),
        SET(SetValue.class);

        private final Class<?> kind;

        Check(Class<?> kind) {
            this.kind = kind;
        }

        Class<?> kind() {
            return kind;
        }
    }

    record IsKind(Check check, Operand source) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(source);
        }
    }

    record IsDefined(int source) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(new Local(source));
        }
    }

    record IsUndefined(int source) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(new Local(source));
        }
    }

    record Len(Operand source, int target) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(source);
        }
    }

    record MakeArray(int target) implements Stmt {}

    record MakeObject(int target) implements Stmt {}

    record MakeSet(int target) implements Stmt {}

    /** A null or a number: {@code MakeNullStmt}, {@code MakeNumberIntStmt}, {@code MakeNumberRefStmt}, {@code AssignIntStmt}. */
    record MakeConst(Object value, int target) implements Stmt {}

    record Nop() implements Stmt {}

    record Not(Block block) implements Stmt {
        @Override
        public List<Block> nested() {
            return List.of(block);
        }
    }

    record ObjectInsert(Operand key, Operand value, int object) implements Stmt {
        @Override
        public int extended() {
            return object;
        }

        @Override
        public List<Operand> reads() {
            return List.of(key, value);
        }
    }

    record ObjectInsertOnce(Operand key, Operand value, int object) implements Stmt {
        @Override
        public int extended() {
            return object;
        }

        @Override
        public List<Operand> reads() {
            return List.of(key, value);
        }
    }

    record ObjectMerge(int a, int b, int target) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(new Local(a), new Local(b));
        }
    }

    record Reset(int target) implements Stmt {}

    record ResultAdd(int value) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(new Local(value));
        }
    }

    record Return(int source) implements Stmt {
        @Override
        public List<Operand> reads() {
            return List.of(new Local(source));
        }
    }

    /** Assigns each key and value in turn; {@link #target} is the key, and the value is assigned beside it. */
    record Scan(int source, int key, int value, Block block) implements Stmt {
        @Override
        public int target() {
            return key;
        }

        @Override
        public List<Operand> reads() {
            return List.of(new Local(source));
        }

        @Override
        public List<Block> nested() {
            return List.of(block);
        }
    }

    record SetAdd(Operand value, int set) implements Stmt {
        @Override
        public int extended() {
            return set;
        }

        @Override
        public List<Operand> reads() {
            return List.of(value);
        }
    }

    /** Replaces a document, or what is at a path in it, while the block runs. */
    record With(int local, List<String> path, Operand value, Block block) implements Stmt {
        @Override
        public int target() {
            return local;
        }

        @Override
        public List<Operand> reads() {
            return List.of(value, new Local(local));
        }

        @Override
        public List<Block> nested() {
            return List.of(block);
        }
    }
}
