package dev.agentfirewall.policy.plan.value;

import java.util.Map;
import java.util.TreeMap;

/** JSON as Go's {@code encoding/json} writes it. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void write(Object value, StringBuilder out) {
        if (value instanceof String s) {
            writeString(s, out);
        } else if (value instanceof ObjectValue object) {
            writeObject(object, out);
        } else if (value instanceof ArrayValue array) {
            writeArray(array.toArray(), array.size(), out);
        } else if (value instanceof SetValue set) {
            writeArray(set.sortedKeys(), set.size(), out);
        } else {
            out.append(Values.isNumber(value) ? Text.number(value) : value);
        }
    }

    private static void writeArray(Object[] elements, int size, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.append(',');
            }
            write(elements[i], out);
        }
        out.append(']');
    }

    private static void writeObject(ObjectValue object, StringBuilder out) {
        char separator = '{';
        for (Map.Entry<String, Object> member : members(object).entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    static Map<String, Object> members(ObjectValue object) {
        Map<String, Object> members = new TreeMap<>(Values::compareText);
        Object[] keys = object.sortedKeys();
        for (int i = 0; i < object.size(); i++) {
            members.put(Text.of(keys[i]), object.values()[i]);
        }
        return members;
    }

    static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '<', '>', '&', '\u2028', '\u2029' -> unicode(c, out);
                default -> {
                    if (c < ' ') {
                        unicode(c, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void unicode(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 15));
        }
    }
}
