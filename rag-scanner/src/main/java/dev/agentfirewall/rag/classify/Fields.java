package dev.agentfirewall.rag.classify;

import dev.agentfirewall.json.Json;
import java.util.Set;

/** Members of a JSON object that must be there. */
final class Fields {
    private final Json.Obj object;
    private final String where;

    private Fields(Json.Obj object, String where) {
        this.object = object;
        this.where = where;
    }

    static Fields of(Json value, String where) {
        if (value instanceof Json.Obj object) {
            return new Fields(object, where);
        }
        throw new IllegalArgumentException(where + ": an object is expected");
    }

    Set<String> names() {
        return object.members().keySet();
    }

    Fields object(String name) {
        return of(member(name), where + " / " + name);
    }

    double number(String name) {
        if (member(name) instanceof Json.Num number) {
            return number.value().doubleValue();
        }
        throw new IllegalArgumentException(where + " / " + name + ": a number is expected");
    }

    int count(String name) {
        return (int) number(name);
    }

    String text(String name) {
        if (member(name) instanceof Json.Str text) {
            return text.value();
        }
        throw new IllegalArgumentException(where + " / " + name + ": a string is expected");
    }

    private Json member(String name) {
        return object.get(name).orElse(Json.NULL);
    }
}
