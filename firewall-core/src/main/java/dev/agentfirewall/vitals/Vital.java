package dev.agentfirewall.vitals;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * One number that a part tells of itself.
 *
 * @param kind what it counts
 * @param part the part's name among those of its kind: lower-case words joined by {@code _}, at most 40 characters
 * @param value reads it; cheap, thread-safe, and never throws
 */
public record Vital(Kind kind, String part, LongSupplier value) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public Vital {
        if (!NAME.matcher(part).matches()) {
            throw new IllegalArgumentException(
                    "a part is named by lower-case words joined by `_`, of at most 40 characters");
        }
    }

    /** What is counted. */
    public enum Kind {
        /** What a cache holds now. */
        CACHE_ENTRIES,
        /** How often a cache knew, since it was made. */
        CACHE_HITS,
        /** How often a cache did not know, since it was made. */
        CACHE_MISSES,
        /** How many entries a cache has dropped, since it was made. */
        CACHE_EVICTIONS,
        /** Conversations that are remembered now. */
        CONVERSATIONS,
        /** Of a pool's places, those taken now. */
        POOL_IN_USE,
        /** How many places a pool has. */
        POOL_SIZE,
        /** How many wait for their turn now. */
        WAITING,
        /** Questions to people that wait for an answer now. */
        QUESTIONS,
        /** For how many seconds the oldest of them has waited; 0 where none does. */
        OLDEST_QUESTION,
        /** 1 while the part does its work, 0 while it cannot. */
        AVAILABLE
    }

    /** What a cache tells of itself: what it holds, how often it knew and did not know, and what it dropped. */
    public static List<Vital> ofCache(
            String name, LongSupplier entries, LongSupplier hits, LongSupplier misses, LongSupplier evictions) {
        return List.of(
                new Vital(Kind.CACHE_ENTRIES, name, entries),
                new Vital(Kind.CACHE_HITS, name, hits),
                new Vital(Kind.CACHE_MISSES, name, misses),
                new Vital(Kind.CACHE_EVICTIONS, name, evictions));
    }

    /** Tells kind and part. */
    @Override
    public String toString() {
        return kind + " of `" + part + "`";
    }
}
