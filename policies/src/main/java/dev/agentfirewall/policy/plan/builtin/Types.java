package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.JsonValues;
import dev.agentfirewall.policy.plan.value.Kind;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asking for a value's kind, and turning one kind into another. */
final class Types {
    // decimal, as JSON and Go both write it; Go's hexadecimal and underscores are numbers to strconv, but not to Rego
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,5})?");
    private static final int LONGEST_NUMBER = 1000;

    private Types() {}

    static void register(Registry registry) {
        for (Kind kind : Kind.values()) {
            registry.one("is_" + kind.word(), (a, budget) -> Kind.of(a) == kind);
        }
        registry.one("type_name", (a, budget) -> Kind.of(a).word())
                .one("to_number", (a, budget) -> toNumber(a))
                .one("cast_array", (a, budget) -> toArray(a))
                .one("cast_set", (a, budget) -> toSet(a))
                .one("cast_string", (a, budget) -> a instanceof String ? a : null)
                .one("cast_boolean", (a, budget) -> a instanceof Boolean ? a : null)
                .one("cast_null", (a, budget) -> a == Values.NULL ? a : null)
                .one("cast_object", (a, budget) -> a instanceof ObjectValue ? a : null);
    }

    private static @Nullable Object toNumber(Object a) {
        if (a instanceof String text) {
            boolean decimal =
                    text.length() <= LONGEST_NUMBER && DECIMAL.matcher(text).matches();
            return decimal && !Operands.tooFar(new BigDecimal(text)) ? JsonValues.toNumber(new BigDecimal(text)) : null;
        }
        if (a instanceof Boolean bool) {
            return bool ? 1L : 0L;
        }
        if (a == Values.NULL) {
            return 0L;
        }
        return Values.isNumber(a) ? a : null;
    }

    private static @Nullable Object toArray(Object a) {
        if (a instanceof SetValue set) {
            return ArrayValue.of(Operands.elements(set));
        }
        return a instanceof ArrayValue ? a : null;
    }

    private static @Nullable Object toSet(Object a) {
        if (a instanceof ArrayValue array) {
            return SetValue.of(array.toArray());
        }
        return a instanceof SetValue ? a : null;
    }
}
