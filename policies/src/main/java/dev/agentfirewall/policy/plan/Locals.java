package dev.agentfirewall.policy.plan;

import java.util.List;

/** Which locals statements use. */
final class Locals {
    private int highest;

    private Locals() {}

    /** How many locals a function's frame needs. */
    static int count(Ir.Function function) {
        Locals locals = new Locals();
        locals.use(Ir.DATA);
        locals.use(function.result());
        function.params().forEach(locals::use);
        function.blocks().forEach(locals::block);
        return locals.highest + 1;
    }

    private void use(int local) {
        highest = Math.max(highest, local);
    }

    private void use(Ir.Operand operand) {
        if (operand instanceof Ir.Local local) {
            use(local.index());
        }
    }

    private void use(List<Ir.Operand> operands) {
        operands.forEach(this::use);
    }

    private void block(Ir.Block block) {
        block.stmts().forEach(this::stmt);
    }

    private void stmt(Ir.Stmt stmt) {
        if (stmt instanceof Ir.Blocks s) {
            s.blocks().forEach(this::block);
        } else if (stmt instanceof Ir.Not s) {
            block(s.block());
        } else if (stmt instanceof Ir.Scan s) {
            use(s.source());
            use(s.key());
            use(s.value());
            block(s.block());
        } else if (stmt instanceof Ir.With s) {
            use(s.local());
            use(s.value());
            block(s.block());
        } else if (stmt instanceof Ir.Call s) {
            use(s.args());
            use(s.result());
        } else if (stmt instanceof Ir.CallBuiltin s) {
            use(s.args());
            use(s.result());
        } else if (stmt instanceof Ir.CallDynamic s) {
            s.args().forEach(this::use);
            use(s.path());
            use(s.result());
        } else {
            simple(stmt);
        }
    }

    private void simple(Ir.Stmt stmt) {
        if (stmt instanceof Ir.Dot s) {
            use(s.source());
            use(s.key());
            use(s.target());
        } else if (stmt instanceof Ir.Assign s) {
            use(s.source());
            use(s.target());
        } else if (stmt instanceof Ir.AssignOnce s) {
            use(s.source());
            use(s.target());
        } else if (stmt instanceof Ir.Equal s) {
            use(s.a());
            use(s.b());
        } else if (stmt instanceof Ir.NotEqual s) {
            use(s.a());
            use(s.b());
        } else if (stmt instanceof Ir.IsKind s) {
            use(s.source());
        } else if (stmt instanceof Ir.Len s) {
            use(s.source());
            use(s.target());
        } else if (stmt instanceof Ir.MakeConst s) {
            use(s.target());
        } else {
            making(stmt);
        }
    }

    private void making(Ir.Stmt stmt) {
        if (stmt instanceof Ir.ArrayAppend s) {
            use(s.value());
            use(s.array());
        } else if (stmt instanceof Ir.SetAdd s) {
            use(s.value());
            use(s.set());
        } else if (stmt instanceof Ir.ObjectInsert s) {
            use(s.key());
            use(s.value());
            use(s.object());
        } else if (stmt instanceof Ir.ObjectInsertOnce s) {
            use(s.key());
            use(s.value());
            use(s.object());
        } else if (stmt instanceof Ir.ObjectMerge s) {
            use(s.a());
            use(s.b());
            use(s.target());
        } else {
            single(stmt);
        }
    }

    private void single(Ir.Stmt stmt) {
        if (stmt instanceof Ir.MakeArray s) {
            use(s.target());
        } else if (stmt instanceof Ir.MakeObject s) {
            use(s.target());
        } else if (stmt instanceof Ir.MakeSet s) {
            use(s.target());
        } else if (stmt instanceof Ir.Reset s) {
            use(s.target());
        } else if (stmt instanceof Ir.IsDefined s) {
            use(s.source());
        } else if (stmt instanceof Ir.IsUndefined s) {
            use(s.source());
        } else if (stmt instanceof Ir.Return s) {
            use(s.source());
        } else if (stmt instanceof Ir.ResultAdd s) {
            use(s.value());
        }
    }
}
