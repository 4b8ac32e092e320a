package dev.agentfirewall.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON pointers (RFC 6901) to the leaves of a tree. An empty object or array is a leaf: it says something too. */
public final class JsonPointer {
    private JsonPointer() {}

    /** Every leaf by its pointer, in document order. */
    public static Map<String, Json> leaves(Json tree) {
        Map<String, Json> leaves = new LinkedHashMap<>();
        collect("", tree, leaves);
        return leaves;
    }

    /** {@code tree} with other values in the place of some leaves. A pointer to anything but a leaf of it changes nothing. */
    public static Json replaced(Json tree, Map<String, Json> values) {
        return values.isEmpty() ? tree : replaced("", tree, values);
    }

    private static Json replaced(String pointer, Json value, Map<String, Json> values) {
        if (value instanceof Json.Obj object && !object.members().isEmpty()) {
            Json.ObjBuilder copy = Json.object();
            object.members().forEach((name, member) -> copy.put(name, replaced(child(pointer, name), member, values)));
            return copy.build();
        }
        if (value instanceof Json.Arr array && !array.elements().isEmpty()) {
            List<Json> copy = new ArrayList<>();
            for (int i = 0; i < array.elements().size(); i++) {
                copy.add(replaced(pointer + '/' + i, array.elements().get(i), values));
            }
            return new Json.Arr(copy);
        }
        return values.getOrDefault(pointer, value);
    }

    /** {@code pointer} with one more step, escaped. */
    public static String child(String pointer, String name) {
        boolean plain = name.indexOf('~') < 0 && name.indexOf('/') < 0;
        return pointer + '/' + (plain ? name : name.replace("~", "~0").replace("/", "~1"));
    }

    private static void collect(String pointer, Json value, Map<String, Json> leaves) {
        if (value instanceof Json.Obj object && !object.members().isEmpty()) {
            object.members().forEach((name, member) -> collect(child(pointer, name), member, leaves));
        } else if (value instanceof Json.Arr array && !array.elements().isEmpty()) {
            List<Json> elements = array.elements();
            for (int i = 0; i < elements.size(); i++) {
                collect(pointer + '/' + i, elements.get(i), leaves);
            }
        } else {
            leaves.put(pointer, value);
        }
    }
}
