package dev.agentfirewall.policy.plan.value;

import dev.agentfirewall.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON to values and back. */
public final class JsonValues {
    private JsonValues() {}

    /** The value of a JSON tree. */
    public static Object toValue(Json json) {
        if (json instanceof Json.Str text) {
            return text.value();
        }
        if (json instanceof Json.Obj object) {
            return toObject(object);
        }
        if (json instanceof Json.Arr array) {
            return toArray(array);
        }
        if (json instanceof Json.Num number) {
            return toNumber(number.value());
        }
        return json instanceof Json.Bool bool ? (Object) bool.value() : Values.NULL;
    }

    private static ObjectValue toObject(Json.Obj json) {
        ObjectValue object = new ObjectValue();
        object.grow(json.members().size());
        for (Map.Entry<String, Json> member : json.members().entrySet()) {
            object.put(member.getKey(), toValue(member.getValue()));
        }
        return object;
    }

    private static ArrayValue toArray(Json.Arr json) {
        List<Json> elements = json.elements();
        ArrayValue array = new ArrayValue(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            array.append(toValue(elements.get(i)));
        }
        return array;
    }

    /** A number as it was spelt where that can be seen ({@code 1.0} stays so), a {@link Long} where it cannot. */
    public static Object toNumber(BigDecimal number) {
        return number.scale() > 0 ? number : Values.number(number);
    }

    /**
     * The JSON of a value: sets become sorted arrays, and keys that are not strings become their text, as OPA does.
     *
     * @throws TooLarge when it holds more than {@code limit} values, a string counting one for each 64 characters more
     */
    public static Json toJson(Object value, long limit) {
        return new Writing(limit).json(value);
    }

    /**
     * Puts everything in order, computes every hash and lets nothing be added any more, so that a value may be shared by
     * evaluations on any number of threads.
     */
    public static void freeze(Object value) {
        if (value instanceof ArrayValue array) {
            for (int i = 0; i < array.size(); i++) {
                freeze(array.get(i));
            }
            array.freeze();
        } else if (value instanceof Keyed keyed) {
            freezeKeyed(keyed);
        }
        Values.hash(value);
    }

    private static void freezeKeyed(Keyed keyed) {
        keyed.freeze();
        for (int i = 0; i < keyed.size(); i++) {
            freeze(keyed.keys()[i]);
            if (keyed instanceof ObjectValue object) {
                freeze(object.values()[i]);
            }
        }
    }

    /** A result with more in it than its limit allows. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("more than " + limit + " values", null, false, false);
        }
    }

    private static final class Writing {
        private final long limit;
        private long written;

        Writing(long limit) {
            this.limit = limit;
        }

        Json json(Object value) {
            count(1);
            if (value instanceof String text) {
                count(text.length() >> 6);
                return new Json.Str(text);
            }
            if (value instanceof ObjectValue object) {
                return object(object);
            }
            if (value instanceof Keyed set) {
                return array(set.sortedKeys(), set.size());
            }
            if (value instanceof ArrayValue array) {
                return array(array.toArray(), array.size());
            }
            if (value instanceof Boolean bool) {
                return Json.of(bool);
            }
            return Values.isNumber(value) ? new Json.Num(Values.big(value)) : Json.NULL;
        }

        private void count(long more) {
            written += more;
            if (written > limit) {
                throw new TooLarge(limit);
            }
        }

        private Json array(Object[] elements, int size) {
            List<Json> json = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                json.add(json(elements[i]));
            }
            return new Json.Arr(json);
        }

        private Json object(ObjectValue object) {
            Object[] keys = object.sortedKeys();
            Map<String, Json> members = new LinkedHashMap<>();
            for (int i = 0; i < object.size(); i++) {
                String name = keys[i] instanceof String s ? s : Text.of(keys[i]);
                members.put(name, json(object.values()[i]));
            }
            return new Json.Obj(members);
        }
    }
}
