package dev.agentfirewall.policy.tooling;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonPointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every way to damage a document at one node: taken out, or replaced by something that does not belong there. */
final class Damages {
    /** One of each kind of JSON value, and those of each kind that rules mistake most easily. */
    static final List<Json> JUNK = List.of(
            Json.NULL,
            Json.of(false),
            Json.of(true),
            Json.of(0),
            Json.of(1),
            Json.of(-1),
            new Json.Num(new BigDecimal("0.5")),
            Json.of(""),
            Json.of("x"),
            new Json.Arr(List.of()),
            new Json.Arr(List.of(Json.NULL)),
            Json.Obj.EMPTY,
            Json.object().put("x", "x").build());

    private Damages() {}

    /**
     * One damaged document.
     *
     * @param pointer where; empty for the whole
     * @param replacement what stands there now; empty where the node was taken out
     */
    record Damage(String pointer, Optional<Json> replacement, Json document) {}

    /** Asked for each damaged document in turn, so that they need not all be held at once. */
    interface Visitor {
        void visit(Damage damage);
    }

    static void each(Json document, Visitor visitor) {
        replacements(document, "", Function.identity(), visitor);
        children(document, "", Function.identity(), visitor);
    }

    private static void children(Json node, String pointer, Function<Json, Json> rebuild, Visitor visitor) {
        if (node instanceof Json.Obj object) {
            object.members()
                    .forEach((name, child) -> member(
                            child,
                            JsonPointer.child(pointer, name),
                            part -> rebuild.apply(with(object, name, part)),
                            visitor));
        } else if (node instanceof Json.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                int index = i;
                member(
                        array.elements().get(i),
                        JsonPointer.child(pointer, Integer.toString(i)),
                        part -> rebuild.apply(with(array, index, part)),
                        visitor);
            }
        }
    }

    private static void member(Json node, String pointer, Function<Optional<Json>, Json> rebuild, Visitor visitor) {
        visitor.visit(new Damage(pointer, Optional.empty(), rebuild.apply(Optional.empty())));
        Function<Json, Json> replace = part -> rebuild.apply(Optional.of(part));
        replacements(node, pointer, replace, visitor);
        children(node, pointer, replace, visitor);
    }

    private static void replacements(Json node, String pointer, Function<Json, Json> rebuild, Visitor visitor) {
        for (Json junk : JUNK) {
            if (!junk.equals(node)) {
                visitor.visit(new Damage(pointer, Optional.of(junk), rebuild.apply(junk)));
            }
        }
    }

    private static Json with(Json.Obj object, String name, Optional<Json> part) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        part.ifPresentOrElse(value -> members.put(name, value), () -> members.remove(name));
        return new Json.Obj(members);
    }

    private static Json with(Json.Arr array, int index, Optional<Json> part) {
        List<Json> elements = new ArrayList<>(array.elements());
        part.ifPresentOrElse(value -> elements.set(index, value), () -> elements.remove(index));
        return new Json.Arr(elements);
    }
}
