package dev.agentfirewall.policy.plan;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Which locals statements use. */
final class Locals {
    private Locals() {}

    /** How many locals a function's frame needs. */
    static int count(Ir.Function function) {
        int[] highest = {Math.max(Ir.DATA, function.result())};
        IntConsumer use = local -> highest[0] = Math.max(highest[0], local);
        function.params().forEach(use::accept);
        each(function.blocks(), stmt -> {
            written(stmt, use);
            use.accept(stmt.extended());
            read(stmt, use);
        });
        return highest[0] + 1;
    }

    /** Shows every statement, those inside others too. */
    static void each(List<Ir.Block> blocks, Consumer<Ir.Stmt> visitor) {
        for (Ir.Block block : blocks) {
            for (Ir.Stmt stmt : block.stmts()) {
                visitor.accept(stmt);
                each(stmt.nested(), visitor);
            }
        }
    }

    /** The locals that a statement assigns itself; -1 may be among them. */
    static void written(Ir.Stmt stmt, IntConsumer take) {
        take.accept(stmt.target());
        if (stmt instanceof Ir.Scan scan) {
            take.accept(scan.value());
        }
    }

    /** The locals that a statement reads itself. */
    static void read(Ir.Stmt stmt, IntConsumer take) {
        for (Ir.Operand operand : stmt.reads()) {
            if (operand instanceof Ir.Local local) {
                take.accept(local.index());
            }
        }
    }
}
