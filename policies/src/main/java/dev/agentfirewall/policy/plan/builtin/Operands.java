package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reading arguments; {@code null} where one is not of the kind that is wanted. */
final class Operands {
    /** Integers with more digits are not handled: an exponent is short to write and endless to spell out. */
    private static final int MOST_DIGITS = 100_000;

    private Operands() {}

    /** Whether a number is beyond 2<sup>100,000</sup>, or as near to zero: OPA makes no number of such a text. */
    static boolean tooFar(BigDecimal number) {
        return number.signum() != 0 && Math.abs((long) number.precision() - number.scale()) > 30_103;
    }

    /** The elements of an array, or of a set in order. */
    static Object @Nullable [] elementsOf(Object value) {
        if (value instanceof ArrayValue array) {
            return array.toArray();
        }
        return value instanceof SetValue set ? elements(set) : null;
    }

    static Object[] elements(SetValue set) {
        return Arrays.copyOf(set.sortedKeys(), set.size());
    }

    /** The keys that an array, a set or an object names. */
    static @Nullable SetValue keysOf(Object value) {
        if (value instanceof SetValue set) {
            return set;
        }
        if (value instanceof ArrayValue array) {
            return SetValue.of(array.toArray());
        }
        return value instanceof ObjectValue object ? SetValue.of(Arrays.copyOf(object.keys(), object.size())) : null;
    }

    /** The strings of an array or a set that holds nothing else. */
    static String @Nullable [] strings(Object value) {
        Object[] elements = elementsOf(value);
        if (elements == null) {
            return null;
        }
        String[] strings = new String[elements.length];
        for (int i = 0; i < elements.length; i++) {
            if (!(elements[i] instanceof String s)) {
                return null;
            }
            strings[i] = s;
        }
        return strings;
    }

    /** A number that is whole, however it is spelt. */
    static @Nullable BigInteger integer(Object value) {
        if (value instanceof Long l) {
            return BigInteger.valueOf(l);
        }
        if (!(value instanceof BigDecimal d) || (long) d.precision() - d.scale() > MOST_DIGITS) {
            return null;
        }
        return d.signum() == 0 || d.stripTrailingZeros().scale() <= 0 ? d.toBigInteger() : null;
    }

    /** A whole number that fits an {@code int} or is taken to its nearest one, which is as far as a length goes. */
    static @Nullable Integer index(Object value) {
        Object plain = value instanceof BigDecimal d ? Values.number(d) : value;
        return plain instanceof Long l
                ? (Integer) (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, l))
                : null;
    }
}
