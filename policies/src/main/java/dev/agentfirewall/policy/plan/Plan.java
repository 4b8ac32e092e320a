package dev.agentfirewall.policy.plan;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.plan.value.FrozenException;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A policy that OPA compiled ({@code opa build -t plan}), with the data document it was loaded with, ready to be asked.
 *
 * <p><b>Guarantees.</b> A plan is refused when it is loaded if anything in it is not known: a statement, an operand, a
 * built-in. An evaluation answers exactly as OPA does, or is undefined where OPA is, or ends in a {@link PlanException}; it never
 * takes more than its {@link PlanLimits}, and ends when its thread is interrupted (the flag stays set).
 *
 * <p>Immutable and thread-safe: any number of threads may ask one plan at once, and there is nothing to pool or to close.
 */
public final class Plan {
    private final Map<String, Routine> entrypoints;
    private final int functions;
    private final Object data;
    private final PlanLimits limits;

    private Plan(Map<String, Routine> entrypoints, int functions, Object data, PlanLimits limits) {
        this.entrypoints = entrypoints;
        this.functions = functions;
        this.data = data;
        this.limits = limits;
    }

    /**
     * Makes a plan ready.
     *
     * @param plan the bundle's {@code plan.json}
     * @param data the data document, an object
     * @throws PlanException when the plan is malformed, or needs what is not known here; the message names it
     */
    public static Plan compile(Json plan, Json data, PlanLimits limits) throws PlanException {
        try {
            Ir.Policy policy = IrReader.read(plan);
            Object document = JsonValues.toValue(data);
            if (!(document instanceof ObjectValue)) {
                throw Fields.malformed("data.json", "the data document is no object");
            }
            JsonValues.freeze(document);
            Ir.Policy ready = Specializer.specialize(policy, document);
            return new Plan(Linker.link(ready), policy.functions().size(), document, limits);
        } catch (StackOverflowError e) {
            throw Fields.malformed("plan.json", "nested too deeply");
        }
    }

    /** The names that {@link #evaluate} takes, such as {@code agent/firewall/decision}. */
    public Set<String> entrypoints() {
        return new TreeSet<>(entrypoints.keySet());
    }

    /**
     * The value of the rule that an entrypoint names, for an input.
     *
     * @return empty when it is undefined
     * @throws PlanException when there is no such entrypoint, rules contradict one another, or a limit is reached
     */
    public Optional<Json> evaluate(String entrypoint, Json input) throws PlanException {
        return single(results(entrypoint, input));
    }

    /** The value of the rule that an entrypoint names, when there is no input at all. */
    public Optional<Json> evaluate(String entrypoint) throws PlanException {
        return single(resultsFor(entrypoint, null));
    }

    private static Optional<Json> single(List<Json> results) throws PlanException {
        if (results.isEmpty()) {
            return Optional.empty();
        }
        if (results.size() == 1 && results.get(0) instanceof Json.Obj bindings) {
            return bindings.get("result");
        }
        throw new PlanException("plan.malformed", "the entrypoint gave " + results.size() + " results instead of one");
    }

    private List<Json> results(String entrypoint, Json input) throws PlanException {
        try {
            return resultsFor(entrypoint, JsonValues.toValue(input));
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** All sets of bindings; a query has any number of them, an entrypoint of a bundle one or none. */
    List<Json> resultsFor(String entrypoint, @Nullable Object input) throws PlanException {
        Routine routine = entrypoints.get(entrypoint);
        if (routine == null) {
            throw new PlanException(
                    "plan.unknown_entrypoint", "no entrypoint `" + entrypoint + "`; there are " + entrypoints());
        }
        try {
            return run(routine, input);
        } catch (Halt e) {
            throw e.toException();
        } catch (FrozenException e) {
            throw new PlanException("plan.conflict", "a rule adds to the data document or to another rule's constant");
        } catch (JsonValues.TooLarge e) {
            throw new PlanException("plan.result_size", "the result holds " + e.getMessage());
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    private static PlanException tooDeep() {
        return new PlanException("plan.depth", "values or rules are nested too deeply to evaluate");
    }

    private List<Json> run(Routine routine, @Nullable Object input) {
        Evaluation evaluation = new Evaluation(limits, functions);
        Object[] frame = routine.newFrame();
        routine.set(frame, Ir.INPUT, input);
        routine.set(frame, Ir.DATA, data);
        routine.run(frame, evaluation);
        List<Json> results = new ArrayList<>(1);
        for (Object result : evaluation.results()) {
            results.add(JsonValues.toJson(result, limits.maxResultSize()));
        }
        return results;
    }

    @Override
    public String toString() {
        return "plan of " + functions + " functions with " + entrypoints();
    }
}
