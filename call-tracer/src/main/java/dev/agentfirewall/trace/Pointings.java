package dev.agentfirewall.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.PastCall;
import dev.agentfirewall.scan.ScanReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What users pointed at in conversations, remembered while these go on, so that each turn pays for its new texts alone: what a user points at in a
 * text depends on the texts before it. Thread-safe; bounded.
 */
final class Pointings {
    private static final long MOST_TEXTS = 1 << 18;

    /** A turn adds no more texts than this to a conversation; one that does is looked through again from its start. */
    private static final int TURN = 4;

    private final Cache<Key, List<Pointed>> known;

    Pointings(Duration idle) {
        known = Caffeine.newBuilder()
                .maximumWeight(MOST_TEXTS)
                .weigher((Key key, List<Pointed> pointed) ->
                        pointed.stream().mapToInt(Pointed::size).sum() + 1)
                .expireAfterAccess(idle)
                .scheduler(Scheduler.systemScheduler()) // idle texts go even where no other comes
                .executor(Runnable::run)
                .build();
    }

    /** All that decides what was pointed at: what the user has said by now, and each text with where it came from. */
    record Key(List<Digest> said, List<Shown> texts) {
        static Key of(List<Digest> said, List<Item> items) {
            return new Key(said, items.stream().map(Shown::of).toList());
        }

        private Key first(int count) {
            return new Key(said, texts.subList(0, count));
        }
    }

    private record Shown(Digest text, ScanReport report, Optional<PastCall> call) {
        static Shown of(Item item) {
            return new Shown(item.digest(), item.report(), item.call());
        }
    }

    /** What is known of the first texts of {@code key}, in their order: of all, of all but the last few, or of none. */
    List<Pointed> of(Key key) {
        int count = key.texts().size();
        for (int less = 0; less <= Math.min(TURN, count); less++) {
            List<Pointed> found = known.getIfPresent(less == 0 ? key : key.first(count - less));
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    void remember(Key key, List<Pointed> pointed) {
        known.put(key, pointed);
    }
}
