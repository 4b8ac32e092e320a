package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.Keyed;
import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Functions of a whole collection: how many, sum, product, greatest, least, sorted, all, any. */
final class Aggregates {
    private Aggregates() {}

    static void register(Registry registry) {
        registry.one("count", (a, budget) -> count(a))
                .one("sum", (a, budget) -> fold(a, BigInteger.ZERO, BigInteger::add, BigDecimal::add, budget))
                .one(
                        "product",
                        (a, budget) -> fold(a, BigInteger.ONE, BigInteger::multiply, BigDecimal::multiply, budget))
                .one("max", (a, budget) -> extreme(a, 1, budget))
                .one("min", (a, budget) -> extreme(a, -1, budget))
                .one("sort", Aggregates::sort)
                .one("all", (a, budget) -> all(a))
                .one("any", (a, budget) -> any(a));
    }

    static @Nullable Object count(Object a) {
        if (a instanceof String s) {
            return (long) s.codePointCount(0, s.length());
        }
        if (a instanceof ArrayValue array) {
            return (long) array.size();
        }
        return a instanceof Keyed keyed ? (Object) (long) keyed.size() : null;
    }

    private static @Nullable Object fold(
            Object a,
            BigInteger start,
            java.util.function.BinaryOperator<BigInteger> exact,
            java.util.function.BinaryOperator<BigDecimal> rounded,
            Budget budget) {
        Object[] elements = Operands.elementsOf(a);
        if (elements == null) {
            return null;
        }
        BigInteger total = start;
        for (Object element : elements) {
            BigInteger integer = Operands.integer(element);
            if (integer == null) {
                return foldFractions(elements, new BigDecimal(start), rounded, budget);
            }
            budget.spend(1 + total.bitLength() / 64);
            total = exact.apply(total, integer);
        }
        return Values.number(total);
    }

    private static @Nullable Object foldFractions(
            Object[] elements,
            BigDecimal start,
            java.util.function.BinaryOperator<BigDecimal> operation,
            Budget budget) {
        BigDecimal total = start;
        for (Object element : elements) {
            if (!Values.isNumber(element) || Extended.tooWide(Values.big(element))) {
                return null;
            }
            budget.spend(10);
            total = Extended.round(operation.apply(total, Extended.round(Values.big(element))));
        }
        return Extended.shortest(total);
    }

    private static @Nullable Object extreme(Object a, int sign, Budget budget) {
        Object[] elements = Operands.elementsOf(a);
        if (elements == null || elements.length == 0) {
            return null;
        }
        budget.spend(elements.length);
        Object best = elements[0];
        for (Object element : elements) {
            if (Values.compare(element, best) * sign >= 0) {
                best = element;
            }
        }
        return best;
    }

    private static @Nullable Object sort(Object a, Budget budget) {
        Object[] elements = Operands.elementsOf(a);
        if (elements == null) {
            return null;
        }
        budget.spend(elements.length * 4L);
        if (a instanceof ArrayValue) {
            Arrays.sort(elements, Values::compare);
        }
        return ArrayValue.of(elements);
    }

    private static @Nullable Object all(Object a) {
        Object[] elements = Operands.elementsOf(a);
        return elements == null ? null : Arrays.stream(elements).allMatch(Boolean.TRUE::equals);
    }

    private static @Nullable Object any(Object a) {
        Object[] elements = Operands.elementsOf(a);
        return elements == null ? null : Arrays.stream(elements).anyMatch(Boolean.TRUE::equals);
    }
}
