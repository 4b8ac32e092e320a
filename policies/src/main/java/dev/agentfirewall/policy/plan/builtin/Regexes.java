package dev.agentfirewall.policy.plan.builtin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.agentfirewall.policy.plan.value.ArrayValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Regular expressions of RE2's syntax, found as Go finds them. */
final class Regexes {
    private static final PatternCache PATTERNS = new PatternCache();

    private Regexes() {}

    static void register(Registry registry) {
        registry.one(
                        "regex.is_valid",
                        (a, budget) ->
                                a instanceof String s && PATTERNS.get(s, budget).isPresent())
                .two("regex.match", Regexes::matches)
                .two("re_match", Regexes::matches)
                .three("regex.find_n", (p, s, n, budget) -> find(p, s, n, budget, Matcher::group))
                .three("regex.find_all_string_submatch_n", (p, s, n, budget) -> find(p, s, n, budget, Regexes::groups))
                .two("regex.split", Regexes::split)
                .three("regex.replace", Regexes::replace)
                .four("regex.template_match", Regexes::templateMatches);
    }

    private static @Nullable Pattern pattern(Object pattern, Object text, Budget budget) {
        if (!(pattern instanceof String p) || !(text instanceof String s)) {
            return null;
        }
        budget.spend(1 + s.length());
        return PATTERNS.get(p, budget).orElse(null);
    }

    private static @Nullable Object matches(Object pattern, Object text, Budget budget) {
        Pattern compiled = pattern(pattern, text, budget);
        return compiled == null ? null : compiled.matcher((String) text).find();
    }

    private static @Nullable Object find(
            Object pattern, Object text, Object most, Budget budget, Function<Matcher, Object> take) {
        Pattern compiled = pattern(pattern, text, budget);
        Integer limit = Operands.index(most);
        if (compiled == null || limit == null) {
            return null;
        }
        List<Object> found = new ArrayList<>();
        each(compiled, (String) text, limit < 0 ? Integer.MAX_VALUE : limit, budget, m -> found.add(take.apply(m)));
        return ArrayValue.copyOf(found);
    }

    private static Object groups(Matcher matcher) {
        ArrayValue groups = new ArrayValue(matcher.groupCount() + 1);
        for (int i = 0; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            groups.append(group == null ? "" : group);
        }
        return groups;
    }

    /** Go's way through all matches: an empty one right behind another does not count. */
    private static void each(
            Pattern pattern, String text, int most, Budget budget, java.util.function.Consumer<Matcher> take) {
        Matcher matcher = pattern.matcher(text);
        int position = 0;
        int lastEnd = -1;
        int count = 0;
        while (count < most && position <= text.length() && matcher.find(position)) {
            budget.spend(1 + ((matcher.end() - position) >> 4));
            boolean empty = matcher.end() == position;
            boolean counts = !empty || matcher.start() != lastEnd;
            lastEnd = matcher.end();
            position = !empty
                    ? matcher.end()
                    : position < text.length() ? text.offsetByCodePoints(position, 1) : position + 1;
            if (counts) {
                take.accept(matcher);
                count++;
            }
        }
    }

    private static @Nullable Object split(Object pattern, Object text, Budget budget) {
        Pattern compiled = pattern(pattern, text, budget);
        if (compiled == null) {
            return null;
        }
        String s = (String) text;
        if (s.isEmpty() && !compiled.pattern().isEmpty()) {
            return ArrayValue.of("");
        }
        ArrayValue parts = new ArrayValue(8);
        int[] begin = {0};
        int[] end = {0};
        each(compiled, s, Integer.MAX_VALUE, budget, match -> {
            end[0] = match.start();
            if (match.end() != 0) {
                parts.append(s.substring(begin[0], end[0]));
            }
            begin[0] = match.end();
        });
        if (end[0] != s.length()) {
            parts.append(s.substring(begin[0]));
        }
        return parts;
    }

    private static @Nullable Object replace(Object text, Object pattern, Object with, Budget budget) {
        Pattern compiled = pattern(pattern, text, budget);
        if (compiled == null || !(with instanceof String template)) {
            return null;
        }
        String s = (String) text;
        StringBuilder out = new StringBuilder(s.length());
        int[] done = {0};
        each(compiled, s, Integer.MAX_VALUE, budget, match -> {
            out.append(s, done[0], match.start());
            int before = out.length();
            expand(template, compiled, match, out);
            budget.spend((out.length() - before) >> 4);
            done[0] = match.end();
        });
        return out.append(s, done[0], s.length()).toString();
    }

    /** Go's {@code Expand}: {@code $1}, {@code $name}, <code>${name}</code>, {@code $$}. */
    private static void expand(String template, Pattern pattern, Matcher match, StringBuilder out) {
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (c != '$' || at + 1 == template.length()) {
                out.append(c);
                at++;
                continue;
            }
            boolean braces = template.charAt(at + 1) == '{';
            int start = braces ? at + 2 : at + 1;
            int end = nameEnd(template, start);
            boolean closed = !braces || (end < template.length() && template.charAt(end) == '}');
            if (template.charAt(at + 1) == '$') {
                out.append('$');
                at += 2;
            } else if (end == start || !closed) {
                out.append('$');
                at++;
            } else {
                out.append(group(template.substring(start, end), pattern, match));
                at = braces ? end + 1 : end;
            }
        }
    }

    private static int nameEnd(String template, int start) {
        int end = start;
        while (end < template.length()
                && (Character.isLetterOrDigit(template.charAt(end)) || template.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static String group(String name, Pattern pattern, Matcher match) {
        Integer index = name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9')
                ? (Integer) Integer.parseInt(name)
                : pattern.namedGroups().get(name);
        String group = index == null || index > match.groupCount() ? null : match.group(index);
        return group == null ? "" : group;
    }

    /** A text with patterns between delimiters, the rest taken literally. */
    private static @Nullable Object templateMatches(Object a, Object text, Object open, Object close, Budget budget) {
        if (!(a instanceof String template) || !(open instanceof String o) || !(close instanceof String c)) {
            return null;
        }
        if (o.length() != 1 || c.length() != 1 || o.charAt(0) > 0x7f || c.charAt(0) > 0x7f) {
            return null;
        }
        String pattern = templatePattern(template, o.charAt(0), c.charAt(0), budget);
        return pattern == null ? null : matches(pattern, text, budget);
    }

    private static @Nullable String templatePattern(String template, char open, char close, Budget budget) {
        StringBuilder pattern = new StringBuilder("^");
        int level = 0;
        int start = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == open && ++level == 1) {
                pattern.append(Pattern.quote(template.substring(start, i)));
                start = i + 1;
            } else if (c == close && open != close && --level == 0) {
                String part = template.substring(start, i);
                if (PATTERNS.get("^" + part + "$", budget).isEmpty()) {
                    return null;
                }
                pattern.append('(').append(part).append(')');
                start = i + 1;
            } else if (level < 0) {
                return null;
            }
        }
        return level != 0
                ? null
                : pattern.append(Pattern.quote(template.substring(start)))
                        .append('$')
                        .toString();
    }
}
