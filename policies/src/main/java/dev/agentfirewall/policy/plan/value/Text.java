package dev.agentfirewall.policy.plan.value;

import java.math.BigDecimal;

/** Values as text: {@link #json}, as Go's {@code encoding/json} writes it, and {@link #rego}, as OPA prints a term. */
public final class Text {
    private static final int LONGEST_PLAIN = 400;

    private Text() {}

    /** The name of an object's member in JSON: a string itself, the JSON of anything else. */
    public static String of(Object key) {
        return key instanceof String s ? s : json(key);
    }

    /** JSON without white space, members sorted by name, {@code <}, {@code >} and {@code &} escaped. */
    public static String json(Object value) {
        StringBuilder out = new StringBuilder();
        JsonText.write(value, out);
        return out.toString();
    }

    /** A term as Rego source: {@code {"a": [1, true]}}, sets in braces, {@code set()} the empty one. */
    public static String rego(Object value) {
        StringBuilder out = new StringBuilder();
        writeRego(value, out);
        return out.toString();
    }

    /** A number's digits. */
    public static String number(Object number) {
        if (number instanceof Long l) {
            return Long.toString(l);
        }
        BigDecimal d = (BigDecimal) number;
        boolean plain = Math.abs((long) d.scale()) + d.precision() <= LONGEST_PLAIN;
        return plain ? d.toPlainString() : d.toString().replace('E', 'e');
    }

    private static void writeRego(Object value, StringBuilder out) {
        if (value instanceof String s) {
            GoQuote.quote(s, out);
        } else if (value instanceof ArrayValue array) {
            writeAll('[', array.toArray(), array.size(), ']', out);
        } else if (value instanceof SetValue set && set.size() > 0) {
            writeAll('{', set.sortedKeys(), set.size(), '}', out);
        } else if (value instanceof SetValue) {
            out.append("set()");
        } else if (value instanceof ObjectValue object) {
            writeObject(object, out);
        } else {
            out.append(Values.isNumber(value) ? number(value) : value);
        }
    }

    private static void writeAll(char open, Object[] elements, int size, char close, StringBuilder out) {
        out.append(open);
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : ", ");
            writeRego(elements[i], out);
        }
        out.append(close);
    }

    private static void writeObject(ObjectValue object, StringBuilder out) {
        Object[] keys = object.sortedKeys();
        out.append('{');
        for (int i = 0; i < object.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            writeRego(keys[i], out);
            out.append(": ");
            writeRego(object.values()[i], out);
        }
        out.append('}');
    }
}
