package dev.agentfirewall.policy.plan.builtin;

import com.google.re2j.Pattern;
import dev.agentfirewall.policy.plan.value.ArrayValue;
import dev.agentfirewall.policy.plan.value.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code glob.match}, by a regular expression that says the same. */
final class Globs {
    private static final PatternCache PATTERNS = new PatternCache();

    private Globs() {}

    static void register(Registry registry) {
        registry.three("glob.match", Globs::matches).one("glob.quote_meta", (a, budget) -> quote(a, budget));
    }

    private static @Nullable Object quote(Object a, Budget budget) {
        if (!(a instanceof String s)) {
            return null;
        }
        budget.spend(1 + (s.length() >> 4));
        StringBuilder out = new StringBuilder(s.length() + 8);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            out.append("*?\\[]{}".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return out.toString();
    }

    private static @Nullable Object matches(Object pattern, Object delimiters, Object text, Budget budget) {
        String separators = separators(delimiters);
        if (!(pattern instanceof String glob) || !(text instanceof String s) || separators == null) {
            return null;
        }
        budget.spend(1 + glob.length() + s.length());
        String regex = GlobPattern.toRegex(glob, separators);
        Optional<Pattern> compiled = regex == null ? Optional.empty() : PATTERNS.get(regex, budget);
        return compiled.map(p -> (Object) p.matcher(s).matches()).orElse(null);
    }

    /** Null: none. An empty list: the dot. Otherwise each element is one character. */
    private static @Nullable String separators(Object delimiters) {
        if (delimiters == Values.NULL) {
            return "";
        }
        String[] parts = delimiters instanceof ArrayValue ? Operands.strings(delimiters) : null;
        if (parts == null) {
            return null;
        }
        StringBuilder separators = new StringBuilder();
        for (String part : parts) {
            if (part.codePointCount(0, part.length()) != 1) {
                return null;
            }
            separators.append(part);
        }
        return parts.length == 0 ? "." : separators.toString();
    }
}
