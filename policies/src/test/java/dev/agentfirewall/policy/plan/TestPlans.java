package dev.agentfirewall.policy.plan;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;

/** Plans written by hand, statement by statement. */
final class TestPlans {
    static final String ENTRYPOINT = "test/p";

    private TestPlans() {}

    static Json json(String text) {
        try {
            return new JsonReader(JsonLimits.FILES).read(text.replace('\'', '"'));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A statement: {@code stmt("MakeSetStmt", "'target': 2")}. */
    static String stmt(String type, String fields) {
        return "{'type': '" + type + "', 'stmt': {" + fields + "}}";
    }

    static String block(String... stmts) {
        return "{'stmts': [" + String.join(",", stmts) + "]}";
    }

    static String local(int index) {
        return "{'type': 'local', 'value': " + index + "}";
    }

    static String string(int index) {
        return "{'type': 'string_index', 'value': " + index + "}";
    }

    static String function(String name, String params, int result, String... blocks) {
        return "{'name': '" + name + "', 'params': " + params + ", 'return': " + result + ", 'blocks': ["
                + String.join(",", blocks) + "]}";
    }

    /** Puts local 2 in the result. */
    static String answer() {
        return stmt("MakeObjectStmt", "'target': 3") + ","
                + stmt("ObjectInsertStmt", "'key': " + string(0) + ", 'value': " + local(2) + ", 'object': 3") + ","
                + stmt("ResultSetAddStmt", "'value': 3");
    }

    /** A plan with the strings {@code result, a, b, 7} and one entrypoint of one block. */
    static Json plan(String functions, String... stmts) {
        return json("{'static': {'strings': [{'value': 'result'}, {'value': 'a'}, {'value': 'b'}, {'value': '7'}]},"
                + "'funcs': {'funcs': [" + functions + "]},"
                + "'plans': {'plans': [{'name': '" + ENTRYPOINT + "', 'blocks': [" + block(stmts) + "]}]}}");
    }

    static Plan compile(Json plan, PlanLimits limits) throws PlanException {
        return Plan.compile(plan, Json.Obj.EMPTY, limits);
    }

    static Plan compile(Json plan) throws PlanException {
        return compile(plan, PlanLimits.DEFAULT);
    }
}
