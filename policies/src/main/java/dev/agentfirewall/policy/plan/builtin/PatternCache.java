package dev.agentfirewall.policy.plan.builtin;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Compiled patterns by their text, so that one that stands in a policy is compiled once. Bounded: when it is full it starts
 * anew. RE2 matches in linear time whatever the pattern, as OPA's does.
 */
final class PatternCache {
    private static final int MOST = 256;
    private static final int LONGEST = 4096;

    private final ConcurrentMap<String, Optional<Pattern>> patterns = new ConcurrentHashMap<>();

    /** The pattern; empty when it is none, or longer than any that is meant. */
    Optional<Pattern> get(String text, Budget budget) {
        Optional<Pattern> known = patterns.get(text);
        if (known != null) {
            return known;
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        budget.spend(100L + text.length() * 10L);
        Optional<Pattern> compiled = compile(text);
        if (patterns.size() >= MOST) {
            patterns.clear();
        }
        patterns.put(text, compiled);
        return compiled;
    }

    private static Optional<Pattern> compile(String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
