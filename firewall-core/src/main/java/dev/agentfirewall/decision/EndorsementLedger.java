package dev.agentfirewall.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.provenance.Endorsement;
import dev.agentfirewall.provenance.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sources that were endorsed, by conversation and by the subject for whom they were. Names and digests, no text. It forgets on the
 * safe side: what is forgotten is asked about again.
 *
 * <p>Bounded: {@value #MOST} sources for each, the oldest forgotten first; and as many conversations, for as long, as it is told.
 *
 * <p>Thread-safe.
 */
public final class EndorsementLedger {
    /** Endorsements that are kept of one subject in one conversation. */
    public static final int MOST = 32;

    private final Cache<Holder, List<EndorsedSource>> endorsed;

    public EndorsementLedger(long maxConversations, Duration idle) {
        endorsed = Caffeine.newBuilder()
                .maximumSize(maxConversations)
                .expireAfterAccess(idle)
                .executor(Runnable::run) // eviction on the caller's thread: no hidden pool
                .build();
    }

    /** Keeps {@code source} for {@code subject} in {@code conversation}, and nowhere else. */
    public void remember(ConversationId conversation, Subject subject, EndorsedSource source) {
        endorsed.asMap()
                .merge(Holder.of(conversation, subject), List.of(source), (known, added) -> newest(known, source));
    }

    private static List<EndorsedSource> newest(List<EndorsedSource> known, EndorsedSource added) {
        List<EndorsedSource> all = new ArrayList<>(known);
        all.add(added);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** Whose word there is, by source, for a tool with {@code effects} at {@code now}. */
    public Map<Origin, Endorsement> covering(
            ConversationId conversation, Subject subject, Set<Effect> effects, Instant now) {
        List<EndorsedSource> known = endorsed.getIfPresent(Holder.of(conversation, subject));
        if (known == null) {
            return Map.of();
        }
        Map<Origin, Endorsement> covering = new LinkedHashMap<>();
        known.stream()
                .filter(source -> source.covers(effects, now))
                .forEach(source -> covering.put(source.source(), source.by()));
        return covering;
    }

    private record Holder(ConversationId conversation, String subject, Optional<String> tenant) {
        static Holder of(ConversationId conversation, Subject subject) {
            return new Holder(conversation, subject.id(), subject.tenant());
        }
    }
}
