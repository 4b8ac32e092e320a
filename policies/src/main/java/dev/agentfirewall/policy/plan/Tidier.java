package dev.agentfirewall.policy.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of one function what does nothing: copies of a local that could be read itself, values that nobody reads, blocks
 * that can only be left at once.
 */
final class Tidier {
    private final Ir.Function function;
    private final Map<Integer, Integer> reads = new HashMap<>();
    private final Map<Integer, Integer> writes = new HashMap<>();
    private final Set<Integer> extended = new HashSet<>();
    private final Map<Integer, Integer> copies = new HashMap<>();

    private Tidier(Ir.Function function) {
        this.function = function;
        reads.merge(function.result(), 1, Integer::sum);
        function.params().forEach(param -> writes.merge(param, 1, Integer::sum));
        Locals.each(function.blocks(), stmt -> {
            Locals.read(stmt, local -> reads.merge(local, 1, Integer::sum));
            Locals.written(stmt, local -> writes.merge(local, 1, Integer::sum));
            extended.add(stmt.extended());
        });
    }

    static Ir.Function tidy(Ir.Function function) {
        Ir.Function uncopied = new Tidier(function).withoutCopies();
        return new Tidier(uncopied).withoutIdle();
    }

    private Ir.Function with(List<Ir.Block> blocks) {
        return new Ir.Function(function.name(), function.params(), function.result(), blocks, function.path());
    }

    // ---- copies: right after `y` is assigned, `x := y`, and neither is ever assigned elsewhere

    private Ir.Function withoutCopies() {
        function.blocks().forEach(block -> findCopies(block, Set.of()));
        Rewriter rewriter = new Rewriter(local -> new Ir.Local(origin(local)));
        return with(function.blocks().stream()
                .map(block -> uncopied(block, rewriter))
                .toList());
    }

    private int origin(int local) {
        int at = local;
        while (copies.containsKey(at)) {
            at = copies.get(at);
        }
        return at;
    }

    /** @param assigned the locals that were assigned just before the block, with nothing in between that could end it */
    private void findCopies(Ir.Block block, Set<Integer> assigned) {
        Set<Integer> fresh = new HashSet<>(assigned);
        for (Ir.Stmt stmt : block.stmts()) {
            if (stmt instanceof Ir.Assign copy && copy.source() instanceof Ir.Local source) {
                if (fresh.contains(source.index()) && once(source.index()) && once(copy.target())) {
                    copies.put(copy.target(), source.index());
                }
            } else if (!cannotEnd(stmt)) {
                fresh.clear();
            }
            for (Ir.Block inner : stmt.nested()) {
                findCopies(inner, stmt instanceof Ir.Scan scan ? Set.of(scan.key(), scan.value()) : Set.of());
            }
            Locals.written(stmt, fresh::add);
        }
    }

    private boolean once(int local) {
        return writes.getOrDefault(local, 0) == 1 && !extended.contains(local) && local != function.result();
    }

    private static boolean cannotEnd(Ir.Stmt stmt) {
        return stmt instanceof Ir.MakeConst
                || stmt instanceof Ir.MakeSet
                || stmt instanceof Ir.MakeArray
                || stmt instanceof Ir.MakeObject;
    }

    private Ir.Block uncopied(Ir.Block block, Rewriter rewriter) {
        List<Ir.Stmt> out = new ArrayList<>();
        for (Ir.Stmt stmt : block.stmts()) {
            if (!(stmt instanceof Ir.Assign copy) || !copies.containsKey(copy.target())) {
                out.add(Rewriter.withNested(rewriter.rewrite(stmt), inner -> uncopied(inner, rewriter)));
            }
        }
        return new Ir.Block(List.copyOf(out));
    }

    // ---- what does nothing

    private Ir.Function withoutIdle() {
        return with(function.blocks().stream().map(this::withoutIdle).toList());
    }

    private Ir.Block withoutIdle(Ir.Block block) {
        List<Ir.Stmt> out = new ArrayList<>();
        for (Ir.Stmt stmt : block.stmts()) {
            if (unread(stmt) || stmt instanceof Ir.Nop) {
                continue;
            }
            Ir.Stmt tidied = Rewriter.withNested(stmt, this::withoutIdle);
            if (tidied instanceof Ir.Not not && not.block().stmts().isEmpty()) {
                out.add(new Ir.Break(Node.UNDEFINED));
                break;
            }
            if (!idle(tidied)) {
                addTest(out, withoutIdleBlocks(tidied));
            }
        }
        return new Ir.Block(List.copyOf(out));
    }

    private boolean unread(Ir.Stmt stmt) {
        boolean only = cannotEnd(stmt) || stmt instanceof Ir.Assign || stmt instanceof Ir.Reset;
        return only && !reads.containsKey(stmt.target()) && !extended.contains(stmt.target());
    }

    private static boolean leftAtOnce(Ir.Block block) {
        return block.stmts().isEmpty() || block.stmts().get(0).equals(new Ir.Break(Node.UNDEFINED));
    }

    private static boolean idle(Ir.Stmt stmt) {
        boolean block = stmt instanceof Ir.Blocks || stmt instanceof Ir.Scan || stmt instanceof Ir.Not;
        return block && stmt.nested().stream().allMatch(Tidier::leftAtOnce);
    }

    private static Ir.Stmt withoutIdleBlocks(Ir.Stmt stmt) {
        return stmt instanceof Ir.Blocks blocks
                ? new Ir.Blocks(blocks.blocks().stream()
                        .filter(block -> !leftAtOnce(block))
                        .toList())
                : stmt;
    }

    /** Adds a statement; a built-in whose answer is only compared with false becomes one statement with its comparison. */
    private void addTest(List<Ir.Stmt> out, Ir.Stmt stmt) {
        if (stmt instanceof Ir.NotEqual compared
                && compared.a() instanceof Ir.Local answer
                && compared.b().equals(new Ir.Const(false))
                && !out.isEmpty()
                && out.get(out.size() - 1) instanceof Ir.CallBuiltin call
                && call.result() == answer.index()
                && reads.getOrDefault(answer.index(), 0) == 1) {
            out.set(out.size() - 1, new Ir.Test(call.builtin(), call.args()));
        } else {
            out.add(stmt);
        }
    }
}
