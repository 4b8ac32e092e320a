package dev.agentfirewall.policy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The same statement with other things in place of the locals it reads. */
final class Rewriter {
    private final IntFunction<Ir.Operand> replacement;

    /** @param replacement for each local what is read instead: itself, another, or a constant where one can stand */
    Rewriter(IntFunction<Ir.Operand> replacement) {
        this.replacement = replacement;
    }

    private Ir.Operand read(Ir.Operand operand) {
        return operand instanceof Ir.Local local ? replacement.apply(local.index()) : operand;
    }

    private List<Ir.Operand> read(List<Ir.Operand> operands) {
        return operands.stream().map(this::read).toList();
    }

    /** Where only a local can stand. */
    private int local(int index) {
        return replacement.apply(index) instanceof Ir.Local local ? local.index() : index;
    }

    /** The statement rewritten; blocks in it are left as they are. */
    Ir.Stmt rewrite(Ir.Stmt stmt) {
        if (stmt instanceof Ir.Dot s) {
            return new Ir.Dot(read(s.source()), read(s.key()), s.target());
        } else if (stmt instanceof Ir.Assign s) {
            return new Ir.Assign(read(s.source()), s.target());
        } else if (stmt instanceof Ir.AssignOnce s) {
            return new Ir.AssignOnce(read(s.source()), s.target());
        } else if (stmt instanceof Ir.Call s) {
            return new Ir.Call(s.function(), read(s.args()), s.result());
        } else if (stmt instanceof Ir.CallBuiltin s) {
            return new Ir.CallBuiltin(s.builtin(), read(s.args()), s.result());
        } else if (stmt instanceof Ir.Test s) {
            return new Ir.Test(s.builtin(), read(s.args()));
        } else if (stmt instanceof Ir.CallDynamic s) {
            return new Ir.CallDynamic(s.args().stream().map(this::local).toList(), read(s.path()), s.result());
        }
        return condition(stmt);
    }

    private Ir.Stmt condition(Ir.Stmt stmt) {
        if (stmt instanceof Ir.Equal s) {
            return new Ir.Equal(read(s.a()), read(s.b()));
        } else if (stmt instanceof Ir.NotEqual s) {
            return new Ir.NotEqual(read(s.a()), read(s.b()));
        } else if (stmt instanceof Ir.IsKind s) {
            return new Ir.IsKind(s.check(), read(s.source()));
        } else if (stmt instanceof Ir.IsDefined s) {
            return new Ir.IsDefined(local(s.source()));
        } else if (stmt instanceof Ir.IsUndefined s) {
            return new Ir.IsUndefined(local(s.source()));
        } else if (stmt instanceof Ir.Len s) {
            return new Ir.Len(read(s.source()), s.target());
        } else if (stmt instanceof Ir.Scan s) {
            return new Ir.Scan(local(s.source()), s.key(), s.value(), s.block());
        } else if (stmt instanceof Ir.With s) {
            return new Ir.With(s.local(), s.path(), read(s.value()), s.block());
        } else if (stmt instanceof Ir.Return s) {
            return new Ir.Return(local(s.source()));
        } else if (stmt instanceof Ir.ResultAdd s) {
            return new Ir.ResultAdd(local(s.value()));
        }
        return collecting(stmt);
    }

    private Ir.Stmt collecting(Ir.Stmt stmt) {
        if (stmt instanceof Ir.ArrayAppend s) {
            return new Ir.ArrayAppend(read(s.value()), s.array());
        } else if (stmt instanceof Ir.SetAdd s) {
            return new Ir.SetAdd(read(s.value()), s.set());
        } else if (stmt instanceof Ir.ObjectInsert s) {
            return new Ir.ObjectInsert(read(s.key()), read(s.value()), s.object());
        } else if (stmt instanceof Ir.ObjectInsertOnce s) {
            return new Ir.ObjectInsertOnce(read(s.key()), read(s.value()), s.object());
        } else if (stmt instanceof Ir.ObjectMerge s) {
            return new Ir.ObjectMerge(local(s.a()), local(s.b()), s.target());
        }
        return stmt;
    }

    /** The statement with other blocks in it. */
    static Ir.Stmt withNested(Ir.Stmt stmt, java.util.function.UnaryOperator<Ir.Block> change) {
        if (stmt instanceof Ir.Blocks s) {
            List<Ir.Block> blocks = new ArrayList<>();
            s.blocks().forEach(block -> blocks.add(change.apply(block)));
            return new Ir.Blocks(List.copyOf(blocks));
        } else if (stmt instanceof Ir.Not s) {
            return new Ir.Not(change.apply(s.block()));
        } else if (stmt instanceof Ir.Scan s) {
            return new Ir.Scan(s.source(), s.key(), s.value(), change.apply(s.block()));
        } else if (stmt instanceof Ir.With s) {
            return new Ir.With(s.local(), s.path(), s.value(), change.apply(s.block()));
        }
        return stmt;
    }
}
