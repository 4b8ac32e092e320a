package dev.agentfirewall.langchain4j;

import dev.agentfirewall.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the library's maps and lists into JSON. */
final class JsonTrees {
    private JsonTrees() {}

    /** The tree of {@code value}; what has no JSON form stands as its text. */
    static Json of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Json.ObjBuilder object = Json.object();
            map.forEach((name, member) -> object.put(String.valueOf(name), of(member)));
            return object.build();
        }
        if (value instanceof Iterable<?> many) {
            List<Json> elements = new ArrayList<>();
            many.forEach(element -> elements.add(of(element)));
            return new Json.Arr(elements);
        }
        return leaf(value);
    }

    private static Json leaf(@Nullable Object value) {
        if (value == null) {
            return Json.NULL;
        }
        if (value instanceof Boolean bool) {
            return Json.of(bool);
        }
        return value instanceof Number number ? number(number) : Json.of(value.toString());
    }

    private static Json number(Number number) {
        try {
            return new Json.Num(new BigDecimal(number.toString()));
        } catch (NumberFormatException e) {
            return Json.of(number.toString()); // NaN has no JSON form
        }
    }
}
