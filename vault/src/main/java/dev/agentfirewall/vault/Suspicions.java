package dev.agentfirewall.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.recording.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which conversations have had a denial, an approval or a finding, told from the audit log's records; and what happened last in those that have not,
 * in case they are about to. That waits in memory for a time, and is bounded. Thread-safe.
 */
final class Suspicions {
    private static final int MOST_CONVERSATIONS = 100_000;
    private static final long MOST_WAITING = 32L << 20;

    private final Cache<String, Set<String>> marks = Caffeine.newBuilder()
            .maximumSize(MOST_CONVERSATIONS)
            .expireAfterAccess(Duration.ofHours(24))
            .build();
    private final Cache<Long, String> calls =
            Caffeine.newBuilder().maximumSize(MOST_CONVERSATIONS).build();
    private final Cache<String, List<Evidence>> waiting;

    /** @param most how long anything waits */
    Suspicions(Duration most) {
        waiting = Caffeine.newBuilder()
                .maximumWeight(MOST_WAITING)
                .weigher((String conversation, List<Evidence> held) -> (int) Math.min(Integer.MAX_VALUE, weight(held)))
                .expireAfterWrite(most)
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run) // what is over is let go of at once
                .build();
    }

    /** A record has come to stand at {@code sequence}: what becomes of its call refers to it by that number. */
    void decided(long sequence, Json.Obj record) {
        String conversation = Messages.text(record, "conversation");
        if (Messages.text(record, "checkpoint").equals("tool_call") && !conversation.isEmpty()) {
            calls.put(sequence, conversation);
        }
    }

    private Optional<String> conversation(Json.Obj record) {
        String named = Messages.text(record, "conversation");
        if (!named.isEmpty()) {
            return Optional.of(named);
        }
        return record.get("of").orElse(Json.NULL) instanceof Json.Num of
                ? Optional.ofNullable(calls.getIfPresent(of.value().longValue()))
                : Optional.empty();
    }

    /** Looks at a record of the audit log; gives what was waiting of its conversation where that has now become suspicious. */
    List<Evidence> look(Json.Obj record) {
        Optional<String> conversation = conversation(record);
        Set<String> seen = marks(record);
        if (conversation.isEmpty() || seen.isEmpty()) {
            return List.of();
        }
        marks.asMap().merge(conversation.get(), seen, Suspicions::joined);
        List<Evidence> held = waiting.asMap().remove(conversation.get());
        return held == null ? List.of() : held;
    }

    private static Set<String> marks(Json.Obj record) {
        Set<String> seen = new TreeSet<>();
        if (Messages.text(record, "decision").equals("deny")) {
            seen.add("denied");
        }
        if (!Messages.list(record, "obligations").isEmpty()) {
            seen.add("approval");
        }
        boolean found = record.get("findings").orElse(Json.NULL) instanceof Json.Arr rules
                && !rules.elements().isEmpty();
        boolean returned = Messages.list(record, "results").stream()
                .anyMatch(result -> !Messages.text(result, "action").equals("passed"));
        if (found || returned) {
            seen.add("finding");
        }
        return seen;
    }

    private static Set<String> joined(Set<String> some, Set<String> other) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(other);
        return all;
    }

    /** Why {@code evidence} is suspicious; empty when it is not. */
    Set<String> marks(Evidence evidence) {
        Set<String> known = marks.getIfPresent(evidence.conversation().digest().toString());
        boolean refused = evidence instanceof Evidence.Answered answered
                && answered.refused().isPresent();
        return joined(known == null ? Set.of() : known, refused ? Set.of("denied") : Set.of());
    }

    /** Keeps {@code evidence} in memory for a while. An answer takes the place of what was there: it shows all of it again. */
    void await(Evidence evidence) {
        String conversation = evidence.conversation().digest().toString();
        waiting.asMap().compute(conversation, (same, held) -> {
            List<Evidence> now =
                    new ArrayList<>(held == null || evidence instanceof Evidence.Answered ? List.of() : held);
            now.add(evidence);
            return List.copyOf(now);
        });
    }

    /** Lets go of all that waits. */
    void forget() {
        waiting.invalidateAll();
    }

    private static long weight(List<Evidence> held) {
        return held.stream().mapToLong(Suspicions::weight).sum();
    }

    private static long weight(Evidence evidence) {
        if (evidence instanceof Evidence.Answered answered) {
            return 100
                    + answered.turn().messages().stream()
                            .mapToLong(message -> message.said().length()
                                    + message.parts().stream()
                                            .mapToLong(part -> part.text().length())
                                            .sum())
                            .sum();
        }
        if (evidence instanceof Evidence.Called called) {
            return 100L + called.arguments().length();
        }
        return 100
                + ((Evidence.Returned) evidence)
                        .parts().stream()
                                .mapToLong(
                                        part -> part.text().map(String::length).orElse(0))
                                .sum();
    }
}
