package dev.agentfirewall.policy.plan;

import dev.agentfirewall.json.Json;
import java.util.List;

/** Reads the members of a JSON object of a plan, with where it is for the error message. */
record Fields(Json.Obj object, String where) {

    static Fields of(Json json, String where) throws PlanException {
        if (json instanceof Json.Obj object) {
            return new Fields(object, where);
        }
        throw malformed(where, "expected an object");
    }

    static PlanException malformed(String where, String what) {
        return new PlanException("plan.malformed", "plan not loaded: " + what + " (" + where + ")");
    }

    private Json get(String name) throws PlanException {
        Json value = object.members().get(name);
        if (value == null) {
            throw malformed(where, "`" + name + "` is missing");
        }
        return value;
    }

    boolean has(String name) {
        return object.members().get(name) != null;
    }

    Fields fields(String name) throws PlanException {
        return of(get(name), where + "/" + name);
    }

    /** The elements of an array; Go writes an empty one as {@code null} or leaves it out. */
    List<Json> list(String name) throws PlanException {
        Json value = object.members().getOrDefault(name, Json.NULL);
        if (value instanceof Json.Arr array) {
            return array.elements();
        }
        if (value instanceof Json.Null) {
            return List.of();
        }
        throw malformed(where, "`" + name + "` is no array");
    }

    String text(String name) throws PlanException {
        if (get(name) instanceof Json.Str text) {
            return text.value();
        }
        throw malformed(where, "`" + name + "` is no string");
    }

    long integer(String name) throws PlanException {
        return integer(get(name), where + "/" + name);
    }

    static long integer(Json value, String where) throws PlanException {
        try {
            if (value instanceof Json.Num number) {
                return number.value().longValueExact();
            }
        } catch (ArithmeticException e) {
            throw malformed(where, "a number is not whole or out of range");
        }
        throw malformed(where, "expected a number");
    }

    Json json(String name) throws PlanException {
        return get(name);
    }
}
