package dev.agentfirewall.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.recording.ShownMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the last record of each conversation held, by digests, so that the next one need not hold it again. Forgotten with the day, after an hour's
 * silence and where there is too much of it; then a record holds all that was shown. Used under the vault's lock.
 */
final class Told {
    private static final long MOST_DIGESTS = 500_000;

    private final Cache<String, State> states = Caffeine.newBuilder()
            .maximumWeight(MOST_DIGESTS)
            .weigher((String name, State state) -> state.messages().size() + 1)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /**
     * @param record the last record's id
     * @param day when it was written
     * @param key the subject's key file then: with another key it cannot be read together with the next
     * @param messages all that had been shown up to its answer
     */
    record State(String record, LocalDate day, Digest key, List<Digest> messages) {}

    /** The last record of {@code conversation}, where the next one can go on from it. */
    Optional<State> of(String conversation, LocalDate day, Digest key) {
        return Optional.ofNullable(states.getIfPresent(conversation))
                .filter(state -> state.day().equals(day) && state.key().equals(key));
    }

    void put(String conversation, State state) {
        states.put(conversation, state);
    }

    void forget() {
        states.invalidateAll();
    }

    static List<Digest> digests(List<ShownMessage> messages) {
        return messages.stream()
                .map(message -> Digest.of(CanonicalJson.bytes(Messages.write(message))))
                .toList();
    }

    /** How many messages both begin with. */
    static int common(List<Digest> some, List<Digest> other) {
        int common = 0;
        while (common < some.size() && common < other.size() && some.get(common).equals(other.get(common))) {
            common++;
        }
        return common;
    }
}
