package dev.agentfirewall.policy.plan.value;

import java.math.BigDecimal;

/** The seven kinds of value, in OPA's order. */
public enum Kind {
    NULL,
    BOOLEAN,
    NUMBER,
    STRING,
    ARRAY,
    OBJECT,
    SET;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The word that {@code type_name} answers with. */
    public String word() {
        return word;
    }

    /** The kind of a value. */
    public static Kind of(Object value) {
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Long || value instanceof BigDecimal) {
            return NUMBER;
        }
        if (value instanceof ObjectValue) {
            return OBJECT;
        }
        if (value instanceof ArrayValue) {
            return ARRAY;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        return value instanceof SetValue ? SET : NULL;
    }
}
