package dev.agentfirewall.policy.plan;

import dev.agentfirewall.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A request with one node of it taken away, or something else put in its place, for every node there is. */
final class Damage {
    private static final List<Json> JUNK = List.of(
            Json.NULL,
            Json.TRUE,
            Json.FALSE,
            Json.of(0),
            Json.of(-1),
            new Json.Num(new BigDecimal("9007199254740993")),
            new Json.Num(new BigDecimal("0.1")),
            Json.of(""),
            Json.of("junk"),
            Json.of("trusted"),
            Json.of("\ud83d\ude00\uffff"),
            new Json.Arr(List.of()),
            new Json.Arr(List.of(Json.of("send"), Json.NULL)),
            Json.Obj.EMPTY,
            Json.object().put("value", "junk").put("0", 1).build());

    private Damage() {}

    static List<Json> of(Json request) {
        List<Json> damaged = new ArrayList<>(List.of(request));
        damage(request, damaged::add);
        return damaged;
    }

    private static void damage(Json node, Consumer<Json> take) {
        JUNK.forEach(take);
        if (node instanceof Json.Obj object) {
            damageMembers(object, take);
        } else if (node instanceof Json.Arr array) {
            damageElements(array, take);
        }
    }

    private static void damageMembers(Json.Obj object, Consumer<Json> take) {
        object.members().forEach((name, value) -> {
            Map<String, Json> without = new LinkedHashMap<>(object.members());
            without.remove(name);
            take.accept(new Json.Obj(without));
            damage(value, replacement -> {
                Map<String, Json> changed = new LinkedHashMap<>(object.members());
                changed.put(name, replacement);
                take.accept(new Json.Obj(changed));
            });
        });
    }

    private static void damageElements(Json.Arr array, Consumer<Json> take) {
        for (int i = 0; i < array.elements().size(); i++) {
            int at = i;
            List<Json> without = new ArrayList<>(array.elements());
            without.remove(at);
            take.accept(new Json.Arr(without));
            damage(array.elements().get(at), replacement -> {
                List<Json> changed = new ArrayList<>(array.elements());
                changed.set(at, replacement);
                take.accept(new Json.Arr(changed));
            });
        }
    }
}
