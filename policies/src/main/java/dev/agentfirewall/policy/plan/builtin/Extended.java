package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on fractions as OPA does it: on binary floating-point numbers with 64 bits of mantissa (Go's
 * {@code big.Float} as it is by default), read from decimals and written as the shortest decimal that reads as the same number. So
 * {@code 0.1 + 0.2 == 0.3} holds, and a third has twenty digits.
 */
final class Extended {
    private static final int BITS = 64;
    private static final int MOST_DIGITS = 22;
    /** Beyond this many decimal places either way a fraction is not worked on: undefined, as any failed built-in is. */
    private static final int WIDEST = 5_000;

    private Extended() {}

    /** The sum, or whatever {@code operation} makes of two numbers, each rounded to 64 bits. */
    static @Nullable Object binary(Object a, Object b, java.util.function.BinaryOperator<BigDecimal> operation) {
        BigDecimal x = Values.big(a);
        BigDecimal y = Values.big(b);
        if (tooWide(x) || tooWide(y)) {
            return null;
        }
        return shortest(operation.apply(round(x), round(y)));
    }

    /** {@code x / y}, both rounded to 64 bits, and the quotient too. */
    static @Nullable Object divide(BigDecimal x, BigDecimal y) {
        if (tooWide(x) || tooWide(y)) {
            return null;
        }
        BigDecimal a = round(x);
        BigDecimal b = round(y);
        return shortest(roundFraction(a.unscaledValue(), a.scale(), b.unscaledValue(), b.scale()));
    }

    static boolean tooWide(BigDecimal d) {
        return Math.abs((long) d.scale()) + d.precision() > WIDEST;
    }

    /** The nearest number of 64 bits, ties to even. */
    static BigDecimal round(BigDecimal d) {
        if (d.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return roundFraction(d.unscaledValue(), d.scale(), BigInteger.ONE, 0);
    }

    private static BigDecimal roundFraction(BigInteger n, int nScale, BigInteger d, int dScale) {
        int scale = nScale - dScale;
        BigInteger numerator = scale < 0 ? n.multiply(BigInteger.TEN.pow(-scale)) : n;
        BigInteger denominator = scale > 0 ? d.multiply(BigInteger.TEN.pow(scale)) : d;
        return roundRatio(numerator, denominator);
    }

    private static BigDecimal roundRatio(BigInteger numerator, BigInteger denominator) {
        int signum = numerator.signum() * denominator.signum();
        if (signum == 0) {
            return BigDecimal.ZERO;
        }
        BigInteger n = numerator.abs();
        BigInteger d = denominator.abs();
        int shift = BITS + 2 - (n.bitLength() - d.bitLength()); // at least 65 bits of quotient
        BigInteger[] parts =
                (shift >= 0 ? n.shiftLeft(shift) : n).divideAndRemainder(shift >= 0 ? d : d.shiftLeft(-shift));
        BigInteger mantissa = parts[0];
        int drop = mantissa.bitLength() - BITS;
        BigInteger kept = mantissa.shiftRight(drop);
        if (roundsUp(mantissa, drop, parts[1].signum() != 0)) {
            kept = kept.add(BigInteger.ONE);
        }
        return scaled(signum < 0 ? kept.negate() : kept, drop - shift);
    }

    private static boolean roundsUp(BigInteger mantissa, int drop, boolean more) {
        if (!mantissa.testBit(drop - 1)) {
            return false;
        }
        return more || mantissa.getLowestSetBit() < drop - 1 || mantissa.testBit(drop);
    }

    private static BigDecimal scaled(BigInteger mantissa, int exponent) {
        if (exponent >= 0) {
            return new BigDecimal(mantissa.shiftLeft(exponent));
        }
        // m / 2^k == m * 5^k / 10^k
        return new BigDecimal(mantissa.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
    }

    /** The shortest decimal that reads as {@code exact} rounded to 64 bits; a whole number in full. */
    static Object shortest(BigDecimal exact) {
        BigDecimal rounded = round(exact);
        if (rounded.signum() == 0) {
            return 0L;
        }
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal candidate = rounded.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (round(candidate).compareTo(rounded) == 0) {
                return Values.number(candidate.stripTrailingZeros());
            }
        }
        return Values.number(rounded.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)));
    }
}
