package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Looking into strings. Positions and lengths count code points, as OPA's do. */
final class Strings {
    private Strings() {}

    static void register(Registry registry) {
        registry.two("contains", (a, b, budget) -> ask(a, b, budget, String::contains))
                .two("startswith", (a, b, budget) -> ask(a, b, budget, String::startsWith))
                .two("endswith", (a, b, budget) -> ask(a, b, budget, String::endsWith))
                .two("indexof", Strings::indexOf)
                .two("indexof_n", Strings::allIndexes)
                .three("substring", Strings::substring)
                .two("strings.count", Strings::count)
                .two("strings.any_prefix_match", (a, b, budget) -> anyMatch(a, b, budget, String::startsWith))
                .two("strings.any_suffix_match", (a, b, budget) -> anyMatch(a, b, budget, String::endsWith))
                .two("format_int", Strings::formatInt);
        StringChanges.register(registry);
    }

    private static void spend(String s, Budget budget) {
        if (s.length() >= 16) {
            budget.spend(s.length() >> 4);
        }
    }

    private static @Nullable Object ask(
            Object a, Object b, Budget budget, java.util.function.BiPredicate<String, String> question) {
        if (!(a instanceof String s) || !(b instanceof String t)) {
            return null;
        }
        spend(s, budget);
        return question.test(s, t);
    }

    private static @Nullable Object anyMatch(
            Object a, Object b, Budget budget, java.util.function.BiPredicate<String, String> question) {
        String[] texts = a instanceof String s ? new String[] {s} : Operands.strings(a);
        String[] affixes = b instanceof String s ? new String[] {s} : Operands.strings(b);
        if (texts == null || affixes == null) {
            return null;
        }
        budget.spend((long) texts.length * affixes.length);
        for (String text : texts) {
            for (String affix : affixes) {
                if (question.test(text, affix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Object indexOf(Object a, Object b, Budget budget) {
        if (!(a instanceof String s) || !(b instanceof String t) || t.isEmpty()) {
            return null;
        }
        spend(s, budget);
        int at = s.indexOf(t);
        return (long) (at < 0 ? at : s.codePointCount(0, at));
    }

    private static @Nullable Object allIndexes(Object a, Object b, Budget budget) {
        if (!(a instanceof String s) || !(b instanceof String t) || t.isEmpty()) {
            return null;
        }
        budget.spend(s.length());
        ArrayValue found = new ArrayValue(4);
        int position = 0;
        int counted = 0;
        for (int at = s.indexOf(t); at >= 0; at = s.indexOf(t, s.offsetByCodePoints(at, 1))) {
            position += s.codePointCount(counted, at);
            counted = at;
            found.append((long) position);
        }
        return found;
    }

    private static @Nullable Object substring(Object a, Object from, Object length, Budget budget) {
        Integer start = Operands.index(from);
        Integer count = Operands.index(length);
        if (!(a instanceof String s) || start == null || count == null || start < 0) {
            return null;
        }
        spend(s, budget);
        int size = s.codePointCount(0, s.length());
        if (start >= size) {
            return "";
        }
        int end = count < 0 ? size : start + Math.min(count, size - start);
        return s.substring(s.offsetByCodePoints(0, start), s.offsetByCodePoints(0, end));
    }

    private static @Nullable Object count(Object a, Object b, Budget budget) {
        if (!(a instanceof String s) || !(b instanceof String t)) {
            return null;
        }
        spend(s, budget);
        if (t.isEmpty()) {
            return (long) s.codePointCount(0, s.length()) + 1;
        }
        long count = 0;
        for (int at = s.indexOf(t); at >= 0; at = s.indexOf(t, at + t.length())) {
            count++;
        }
        return count;
    }

    private static @Nullable Object formatInt(Object a, Object base, Budget budget) {
        if (!Values.isNumber(a) || !(base instanceof Long radix) || Extended.tooWide(Values.big(a))) {
            return null;
        }
        if (radix != 2 && radix != 8 && radix != 10 && radix != 16) {
            return null;
        }
        BigDecimal number = Values.big(a);
        BigInteger integer = number.scale() > 0 ? Extended.round(number).toBigInteger() : number.toBigInteger();
        return integer.toString(radix.intValue());
    }
}
