package dev.agentfirewall.json;

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
