package dev.agentfirewall.policy.plan.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a Rego value is here: {@link #NULL}, {@link Boolean}, {@link Long} or {@link BigDecimal}, {@link String},
 * {@link ArrayValue}, {@link ObjectValue} or {@link SetValue}. Java's {@code null} stands for <em>undefined</em> and is no value.
 *
 * <p>Equality and order are OPA's: numbers by their exact value whatever their spelling, strings by code point, and
 * null &lt; boolean &lt; number &lt; string &lt; array &lt; object &lt; set.
 */
public final class Values {
    /** Rego's {@code null}. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private Values() {}

    /** Whether two values are the same; {@code 1} and {@code 1.0} are. */
    public static boolean equal(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof String s) {
            return b instanceof String t && s.equals(t);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x.longValue() == y.longValue();
        }
        if (a instanceof Boolean || a == NULL) {
            return false; // both are canonical: the same value is the same object
        }
        if (a instanceof Keyed x) {
            return b instanceof Keyed y && x.sameAs(y);
        }
        return a instanceof ArrayValue x ? b instanceof ArrayValue y && x.sameAs(y) : numbersEqual(a, b);
    }

    private static boolean numbersEqual(Object a, Object b) {
        return isNumber(a) && isNumber(b) && big(a).compareTo(big(b)) == 0;
    }

    /** A hash that agrees with {@link #equal}. */
    public static int hash(Object value) {
        if (value instanceof BigDecimal d) {
            return hash(d);
        }
        return value.hashCode();
    }

    private static int hash(BigDecimal d) {
        Object plain = number(d);
        return plain instanceof Long l ? l.hashCode() : d.stripTrailingZeros().hashCode();
    }

    /** OPA's order of all values. */
    public static int compare(Object a, Object b) {
        if (a == b) {
            return 0;
        }
        if (a instanceof String s && b instanceof String t) {
            return compareText(s, t);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        Kind kind = Kind.of(a);
        int byKind = kind.compareTo(Kind.of(b));
        return byKind != 0 ? byKind : compareWithin(kind, a, b);
    }

    private static int compareWithin(Kind kind, Object a, Object b) {
        return switch (kind) {
            case NULL, STRING -> 0; // strings are compared before
            case BOOLEAN -> Boolean.compare((Boolean) a, (Boolean) b);
            case NUMBER -> big(a).compareTo(big(b));
            case ARRAY -> ((ArrayValue) a).compareTo((ArrayValue) b);
            case OBJECT -> ((ObjectValue) a).compareTo((ObjectValue) b);
            case SET -> ((SetValue) a).compareTo((SetValue) b);
        };
    }

    /** The order of UTF-8 bytes, which is that of code points; {@link String#compareTo} is that of UTF-16 units. */
    public static int compareText(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    public static boolean isNumber(@Nullable Object value) {
        return value instanceof Long || value instanceof BigDecimal;
    }

    /** A number's exact value. */
    public static BigDecimal big(Object number) {
        return number instanceof Long l ? BigDecimal.valueOf(l) : (BigDecimal) number;
    }

    /** The plainest form of a decimal's value: a {@link Long} where it is whole and in range. */
    public static Object number(BigDecimal d) {
        boolean whole =
                d.scale() <= 0 || d.signum() == 0 || d.stripTrailingZeros().scale() <= 0;
        boolean small = whole && (long) d.precision() - d.scale() <= 19;
        return small && d.compareTo(MIN_LONG) >= 0 && d.compareTo(MAX_LONG) <= 0 ? (Object) d.longValue() : d;
    }

    /** The value of an integer of any size. */
    public static Object number(BigInteger i) {
        return i.bitLength() < 64 ? (Object) i.longValue() : new BigDecimal(i);
    }
}
