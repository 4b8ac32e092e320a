package dev.agentfirewall.policy.plan;

import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code plan.json} and refuses what it does not know: a statement skipped could be the one that denies. */
final class IrReader {
    private IrReader() {}

    static Ir.Policy read(Json json) throws PlanException {
        Fields plan = Fields.of(json, "plan.json");
        List<String> strings = plan.has("static") ? strings(plan.fields("static")) : List.of();
        List<Json> functions = plan.has("funcs") ? plan.fields("funcs").list("funcs") : List.of();
        Set<String> names = new HashSet<>();
        List<Fields> parts = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            Fields function = Fields.of(functions.get(i), "plan.json/funcs/" + i);
            if (!names.add(function.text("name"))) {
                throw Fields.malformed(function.where(), "function `" + function.text("name") + "` is there twice");
            }
            parts.add(function);
        }
        return new Ir.Policy(functions(parts, strings, names), plans(plan, strings, names));
    }

    private static List<String> strings(Fields statics) throws PlanException {
        List<String> strings = new ArrayList<>();
        for (Json constant : statics.list("strings")) {
            // interned, as Jackson interns the names of members: most look-ups then compare references
            strings.add(Fields.of(constant, "plan.json/static/strings")
                    .text("value")
                    .intern());
        }
        return strings;
    }

    private static List<Ir.Function> functions(List<Fields> parts, List<String> strings, Set<String> names)
            throws PlanException {
        List<Ir.Function> functions = new ArrayList<>();
        for (Fields part : parts) {
            functions.add(function(part, strings, names));
        }
        return functions;
    }

    private static Ir.Function function(Fields part, List<String> strings, Set<String> names) throws PlanException {
        String name = part.text("name");
        StmtReader reader = new StmtReader("function `" + name + "`", strings, names);
        List<Integer> params = reader.locals(part.list("params"));
        if (params.size() < 2 || new HashSet<>(params).size() != params.size()) {
            throw Fields.malformed("function `" + name + "`", "expected at least two parameters, all different");
        }
        List<String> path = new ArrayList<>();
        for (Json step : part.list("path")) {
            path.add(step instanceof Json.Str text ? text.value() : "");
        }
        return new Ir.Function(
                name, params, reader.local(part.json("return")), reader.blocks(part.list("blocks")), path);
    }

    private static Map<String, List<Ir.Block>> plans(Fields plan, List<String> strings, Set<String> names)
            throws PlanException {
        Map<String, List<Ir.Block>> plans = new LinkedHashMap<>();
        for (Json json : plan.fields("plans").list("plans")) {
            Fields fields = Fields.of(json, "plan.json/plans");
            String name = fields.text("name");
            StmtReader reader = new StmtReader("entrypoint `" + name + "`", strings, names);
            if (plans.put(name, reader.blocks(fields.list("blocks"))) != null) {
                throw Fields.malformed("plan.json/plans", "entrypoint `" + name + "` is there twice");
            }
        }
        return plans;
    }
}
