package dev.agentfirewall.policy.plan;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of OPA's conformance cases, compiled to a plan by {@code conformance-tools}. */
record ConformanceCase(Json.Obj json) {
    private static final PlanLimits LIMITS = new PlanLimits(50_000_000, Duration.ofSeconds(30), 512, 1_000_000);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /** How a case went: {@code pass}, or what stands in the list of exceptions. */
    String outcome() {
        if (json.get("compile_error").isPresent()) {
            return "no plan: " + name();
        }
        try {
            Plan plan = Plan.compile(
                    json.get("plan").orElseThrow(), json.get("data").orElseThrow(), LIMITS);
            return judge(plan) ? "pass" : "differs: " + name();
        } catch (PlanException e) {
            return e.code().equals("plan.unsupported_builtin")
                    ? "unsupported: " + builtin(e)
                    : "failed with " + e.code() + ": " + name();
        }
    }

    private static String builtin(PlanException e) {
        Matcher matcher = NAME.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? matcher.group(1) : "?";
    }

    private String name() {
        return text("version") + " " + text("note");
    }

    private String text(String member) {
        return json.get(member).map(value -> ((Json.Str) value).value()).orElse("");
    }

    private boolean flag(String member) {
        return json.get(member).equals(Optional.of(Json.TRUE));
    }

    private boolean judge(Plan plan) throws PlanException {
        Optional<Json> wanted = json.get(flag("strict_error") ? "lenient_result" : "want_result");
        if (wanted.isEmpty()) {
            return conflicts(plan);
        }
        return bindings(wanted.get()).equals(bindings(new Json.Arr(results(plan))));
    }

    private boolean conflicts(Plan plan) {
        try {
            results(plan);
            return false;
        } catch (PlanException e) {
            return e.code().equals("plan.conflict") && text("want_error_code").equals("eval_conflict_error");
        }
    }

    private List<Json> results(Plan plan) throws PlanException {
        return plan.resultsFor(plan.entrypoints().iterator().next(), input());
    }

    private @Nullable Object input() {
        Optional<Json> term = json.get("input_term");
        if (term.isPresent()) {
            return term(term.get());
        }
        return flag("has_input") ? JsonValues.toValue(json.get("input").orElse(Json.NULL)) : null;
    }

    private static Object term(Json tagged) {
        Json.Obj tag = (Json.Obj) tagged;
        String kind = tag.members().keySet().iterator().next();
        Json content = tag.members().values().iterator().next();
        if (kind.equals("scalar")) {
            return JsonValues.toValue(content);
        }
        List<Json> items = ((Json.Arr) content).elements();
        if (kind.equals("object")) {
            ObjectValue object = new ObjectValue();
            for (Json item : items) {
                List<Json> pair = ((Json.Arr) item).elements();
                object.put(term(pair.get(0)), term(pair.get(1)));
            }
            return object;
        }
        List<Object> elements = new ArrayList<>();
        items.forEach(item -> elements.add(term(item)));
        return kind.equals("set") ? SetValue.of(elements.toArray()) : ArrayValue.copyOf(elements);
    }

    /** Results are a set of bindings; some cases ask to sort what is bound, or to leave out variables OPA made up. */
    private SetValue bindings(Json results) {
        SetValue all = new SetValue();
        for (Json result : ((Json.Arr) results).elements()) {
            ObjectValue bindings = new ObjectValue();
            ((Json.Obj) result).members().forEach((name, value) -> {
                if (!(flag("ignore_generated_vars") && name.startsWith("__localq"))) {
                    bindings.put(name, comparable(JsonValues.toValue(value)));
                }
            });
            all.add(bindings);
        }
        return all;
    }

    private Object comparable(Object value) {
        if (!flag("sort_bindings") || !(value instanceof ArrayValue array)) {
            return value;
        }
        Object[] elements = array.toArray();
        Arrays.sort(elements, Values::compare);
        return ArrayValue.of(elements);
    }
}
