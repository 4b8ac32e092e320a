package dev.agentfirewall.policy.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does once, when a plan is loaded, what would come out the same in every evaluation. A plan looks for each rule package in
 * the data document too ({@code data.agent.rules[_][_].deny} may be data), builds its constant sets anew each time, and copies values
 * from local to local; with the data known, most of that goes away.
 *
 * <p>Only a plan that never replaces the data document ({@code with data…}) is changed; any other is left as it is.
 */
final class Specializer {
    /** What one round leaves unread, the next can drop. */
    private static final int ROUNDS = 4;

    private final Object data;

    private Specializer(Object data) {
        this.data = data;
    }

    static Ir.Policy specialize(Ir.Policy policy, Object data) {
        return dataStays(policy) ? new Specializer(data).policy(policy) : policy;
    }

    /** Whether local 1 is the data document everywhere: nothing assigns it, and every call passes it on. */
    private static boolean dataStays(Ir.Policy policy) {
        boolean[] stays = {true};
        for (Ir.Function function : policy.functions()) {
            stays[0] &= function.params().get(Ir.DATA) == Ir.DATA && function.result() != Ir.DATA;
            Locals.each(function.blocks(), stmt -> stays[0] &= keepsData(stmt));
        }
        policy.plans().values().forEach(blocks -> Locals.each(blocks, stmt -> stays[0] &= keepsData(stmt)));
        return stays[0];
    }

    private static boolean keepsData(Ir.Stmt stmt) {
        boolean[] keeps = {stmt.extended() != Ir.DATA};
        Locals.written(stmt, local -> keeps[0] &= local != Ir.DATA);
        if (stmt instanceof Ir.Call call) {
            keeps[0] &= call.args().size() > Ir.DATA && call.args().get(Ir.DATA).equals(new Ir.Local(Ir.DATA));
        }
        if (stmt instanceof Ir.CallDynamic call) {
            keeps[0] &= call.args().get(Ir.DATA) == Ir.DATA;
        }
        return keeps[0];
    }

    private Ir.Policy policy(Ir.Policy policy) {
        List<Ir.Function> functions = new ArrayList<>();
        policy.functions().forEach(function -> functions.add(function(function)));
        Map<String, List<Ir.Block>> plans = new LinkedHashMap<>();
        policy.plans()
                .forEach((name, blocks) -> plans.put(
                        name,
                        function(new Ir.Function(name, List.of(Ir.INPUT, Ir.DATA), Ir.DATA + 1, blocks, List.of()))
                                .blocks()));
        return new Ir.Policy(functions, plans);
    }

    private Ir.Function function(Ir.Function function) {
        Ir.Function changed = function;
        for (int round = 0; round < ROUNDS; round++) {
            changed = Tidier.tidy(Folder.fold(changed, data));
        }
        return changed;
    }
}
