package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Arithmetic: exact on whole numbers of any size, {@link Extended} on fractions; and the operations on bits. */
final class Arithmetic {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int WIDEST_SHIFT = 1_000_000;
    private static final int MOST_BITS = 4_000_000;

    private Arithmetic() {}

    static void register(Registry registry) {
        registry.two("plus", (a, b, budget) -> plus(a, b))
                .two("minus", (a, b, budget) -> minus(a, b))
                .two("mul", Arithmetic::multiply)
                .two("div", (a, b, budget) -> divide(a, b))
                .two("rem", (a, b, budget) -> remainder(a, b))
                .one("abs", (a, budget) -> onFraction(a, BigDecimal::abs))
                .one("round", (a, budget) -> onFraction(a, Arithmetic::halfAwayFromZero))
                .one("ceil", (a, budget) -> onFraction(a, x -> x.setScale(0, RoundingMode.CEILING)))
                .one("floor", (a, budget) -> onFraction(a, x -> x.setScale(0, RoundingMode.FLOOR)))
                .two("bits.or", (a, b, budget) -> bits(a, b, BigInteger::or))
                .two("bits.and", (a, b, budget) -> bits(a, b, BigInteger::and))
                .two("bits.xor", (a, b, budget) -> bits(a, b, BigInteger::xor))
                .two("bits.lsh", Arithmetic::shiftLeft)
                .two("bits.rsh", (a, b, budget) -> shiftRight(a, b))
                .one("bits.negate", (a, budget) -> negate(a));
    }

    static @Nullable Object plus(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long sum = x + y;
            if (((x ^ sum) & (y ^ sum)) >= 0) {
                return sum;
            }
        }
        return either(a, b, BigInteger::add, BigDecimal::add);
    }

    private static @Nullable Object minus(Object a, Object b) {
        if (a instanceof SetValue x && b instanceof SetValue y) {
            return Collections.difference(x, y);
        }
        return either(a, b, BigInteger::subtract, BigDecimal::subtract);
    }

    static @Nullable Object multiply(Object a, Object b, Budget budget) {
        budget.spend((digits(a) + digits(b)) / 16); // numbers grow by being multiplied
        return either(a, b, BigInteger::multiply, BigDecimal::multiply);
    }

    private static long digits(Object number) {
        return number instanceof BigDecimal d ? d.precision() : 1;
    }

    private static @Nullable Object either(
            Object a,
            Object b,
            java.util.function.BinaryOperator<BigInteger> exact,
            java.util.function.BinaryOperator<BigDecimal> rounded) {
        if (!Values.isNumber(a) || !Values.isNumber(b)) {
            return null;
        }
        BigInteger x = Operands.integer(a);
        BigInteger y = Operands.integer(b);
        return x != null && y != null ? Values.number(exact.apply(x, y)) : Extended.binary(a, b, rounded);
    }

    private static @Nullable Object divide(Object a, Object b) {
        if (!Values.isNumber(a) || !Values.isNumber(b) || Values.big(b).signum() == 0) {
            return null;
        }
        if (a instanceof Long x && b instanceof Long y && y != -1 && x % y == 0) {
            return x / y;
        }
        return Extended.divide(Values.big(a), Values.big(b));
    }

    private static @Nullable Object remainder(Object a, Object b) {
        BigInteger x = Operands.integer(a);
        BigInteger y = Operands.integer(b);
        return x == null || y == null || y.signum() == 0 ? null : Values.number(x.remainder(y));
    }

    private static @Nullable Object onFraction(Object a, java.util.function.UnaryOperator<BigDecimal> operation) {
        if (a instanceof Long l && (int) (long) l == l) {
            return Values.number(operation.apply(BigDecimal.valueOf(l)));
        }
        if (!Values.isNumber(a) || Extended.tooWide(Values.big(a))) {
            return null;
        }
        return Extended.shortest(operation.apply(Extended.round(Values.big(a))));
    }

    private static BigDecimal halfAwayFromZero(BigDecimal x) {
        BigDecimal moved = x.signum() < 0 ? x.subtract(HALF) : x.add(HALF);
        return Extended.round(moved).setScale(0, RoundingMode.DOWN);
    }

    private static @Nullable Object bits(Object a, Object b, java.util.function.BinaryOperator<BigInteger> operation) {
        BigInteger x = Operands.integer(a);
        BigInteger y = Operands.integer(b);
        return x == null || y == null ? null : Values.number(operation.apply(x, y));
    }

    private static @Nullable Object negate(Object a) {
        BigInteger x = Operands.integer(a);
        return x == null ? null : Values.number(x.not());
    }

    private static @Nullable Object shiftLeft(Object a, Object b, Budget budget) {
        BigInteger x = Operands.integer(a);
        BigInteger y = Operands.integer(b);
        if (x == null || y == null || y.signum() < 0 || y.bitLength() > 31 || y.intValue() > WIDEST_SHIFT) {
            return null;
        }
        budget.spend(y.intValue() / 64);
        return x.bitLength() + y.intValue() > MOST_BITS ? null : Values.number(x.shiftLeft(y.intValue()));
    }

    private static @Nullable Object shiftRight(Object a, Object b) {
        BigInteger x = Operands.integer(a);
        BigInteger y = Operands.integer(b);
        if (x == null || y == null || y.signum() < 0) {
            return null;
        }
        int shift = y.bitLength() > 31 ? Integer.MAX_VALUE : y.intValue();
        return Values.number(x.shiftRight(shift));
    }
}
