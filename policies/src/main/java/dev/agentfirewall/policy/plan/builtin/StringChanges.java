package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.ObjectValue;
import dev.agentfirewall.policy.plan.value.SetValue;
import dev.agentfirewall.policy.plan.value.Text;
import dev.agentfirewall.policy.plan.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Making strings out of strings. */
final class StringChanges {
    private StringChanges() {}

    static void register(Registry registry) {
        registry.two("concat", StringChanges::concat)
                .one("lower", (a, budget) -> change(a, budget, GoText::toLower))
                .one("upper", (a, budget) -> change(a, budget, GoText::toUpper))
                .one(
                        "strings.reverse",
                        (a, budget) -> change(
                                a, budget, s -> new StringBuilder(s).reverse().toString()))
                .two("split", StringChanges::split)
                .three("strings.split_n", StringChanges::splitFew)
                .three("replace", StringChanges::replace)
                .two("strings.replace_n", StringChanges::replaceAll)
                .two("trim", (a, b, budget) -> change(a, b, budget, (s, set) -> trimLeft(trimRight(s, set), set)))
                .two("trim_left", (a, b, budget) -> change(a, b, budget, StringChanges::trimLeft))
                .two("trim_right", (a, b, budget) -> change(a, b, budget, StringChanges::trimRight))
                .two("trim_prefix", (a, b, budget) -> change(a, b, budget, StringChanges::trimPrefix))
                .two("trim_suffix", (a, b, budget) -> change(a, b, budget, StringChanges::trimSuffix))
                .one("trim_space", (a, budget) -> change(a, budget, GoText::trimSpace))
                .one("internal.template_string", StringChanges::template);
    }

    private static @Nullable Object change(Object a, Budget budget, java.util.function.UnaryOperator<String> change) {
        if (!(a instanceof String s)) {
            return null;
        }
        budget.spend(s.length() >> 4);
        return change.apply(s);
    }

    private static @Nullable Object change(
            Object a, Object b, Budget budget, java.util.function.BinaryOperator<String> change) {
        if (!(a instanceof String s) || !(b instanceof String t)) {
            return null;
        }
        budget.spend((s.length() + t.length()) >> 4);
        return change.apply(s, t);
    }

    private static @Nullable Object concat(Object separator, Object collection, Budget budget) {
        String[] parts = Operands.strings(collection);
        if (!(separator instanceof String join) || parts == null) {
            return null;
        }
        long length = (long) join.length() * parts.length;
        for (String part : parts) {
            length += part.length();
        }
        budget.spend(parts.length + (length >> 4));
        return String.join(join, parts);
    }

    private static @Nullable Object split(Object a, Object b, Budget budget) {
        if (!(a instanceof String s) || !(b instanceof String t)) {
            return null;
        }
        List<String> parts = pieces(s, t, Integer.MAX_VALUE);
        budget.spend(parts.size() + (s.length() >> 4));
        return ArrayValue.copyOf(parts);
    }

    private static @Nullable Object splitFew(Object a, Object b, Object c, Budget budget) {
        Integer n = Operands.index(c);
        if (!(a instanceof String s) || !(b instanceof String t) || n == null) {
            return null;
        }
        boolean first = n >= 0;
        List<String> parts = pieces(s, t, first && n < Integer.MAX_VALUE ? n + 1 : Integer.MAX_VALUE);
        budget.spend(parts.size() + (s.length() >> 4));
        return ArrayValue.copyOf(
                first
                        ? parts.subList(0, Math.min(n, parts.size()))
                        : parts.subList(Math.max(parts.size() + n, 0), parts.size()));
    }

    /** Splits into at most {@code limit} pieces, the last of which holds the rest; an empty separator splits code points. */
    private static List<String> pieces(String s, String separator, int limit) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (parts.size() + 1 < limit && start <= s.length()) {
            int at = separator.isEmpty() ? codePointEnd(s, start) : s.indexOf(separator, start);
            if (at < 0) {
                break;
            }
            parts.add(s.substring(start, at));
            start = at + separator.length();
        }
        if (limit > 0 && !(separator.isEmpty() && start >= s.length())) {
            parts.add(s.substring(start));
        }
        return parts;
    }

    private static int codePointEnd(String s, int start) {
        return start < s.length() ? s.offsetByCodePoints(start, 1) : -1;
    }

    private static @Nullable Object replace(Object a, Object b, Object c, Budget budget) {
        if (!(a instanceof String s) || !(b instanceof String old) || !(c instanceof String with)) {
            return null;
        }
        budget.spend((s.length() >> 4) + 1L + growth(s, old.length(), with));
        return Replacer.replace(s, List.of(old), List.of(with));
    }

    private static @Nullable Object replaceAll(Object patterns, Object a, Budget budget) {
        if (!(a instanceof String s) || !(patterns instanceof ObjectValue object)) {
            return null;
        }
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        Object[] keys = object.sortedKeys();
        for (int i = 0; i < object.size(); i++) {
            if (!(keys[i] instanceof String key) || !(object.values()[i] instanceof String value)) {
                return null;
            }
            from.add(key);
            to.add(value);
            budget.spend((s.length() >> 4) + 1L + growth(s, key.length(), value));
        }
        return Replacer.replace(s, from, to);
    }

    /** How much longer a text can become when each piece of a length is replaced. */
    private static long growth(String s, int length, String with) {
        long times = s.length() / Math.max(1, length) + 1L;
        return (times * with.length()) >> 4;
    }

    private static String trimLeft(String s, String set) {
        int start = 0;
        while (start < s.length() && set.indexOf(s.codePointAt(start)) >= 0) {
            start += Character.charCount(s.codePointAt(start));
        }
        return s.substring(start);
    }

    private static String trimRight(String s, String set) {
        int end = s.length();
        while (end > 0 && set.indexOf(s.codePointBefore(end)) >= 0) {
            end -= Character.charCount(s.codePointBefore(end));
        }
        return s.substring(0, end);
    }

    private static String trimPrefix(String s, String prefix) {
        return s.startsWith(prefix) ? s.substring(prefix.length()) : s;
    }

    private static String trimSuffix(String s, String suffix) {
        return s.endsWith(suffix) ? s.substring(0, s.length() - suffix.length()) : s;
    }

    /** The parts joined: a set of one holds what an expression gave, an empty one says that it gave nothing. */
    private static @Nullable Object template(Object a, Budget budget) {
        if (!(a instanceof ArrayValue parts)) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String part = part(parts.get(i));
            if (part == null) {
                return null;
            }
            budget.spend(1 + (part.length() >> 4));
            text.append(part);
        }
        return text.toString();
    }

    private static @Nullable String part(Object value) {
        if (value instanceof SetValue set) {
            return set.size() == 0 ? "<undefined>" : set.size() == 1 ? plain(set.keys()[0]) : null;
        }
        boolean primitive =
                value instanceof String || value instanceof Boolean || value == Values.NULL || Values.isNumber(value);
        return primitive ? plain(value) : null;
    }

    private static String plain(Object value) {
        return value instanceof String s ? s : Text.rego(value);
    }
}
