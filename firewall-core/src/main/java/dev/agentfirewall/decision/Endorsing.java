package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.Effect;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What policy lets a person endorse: act on what this source says?
 *
 * @param source the digest of what it says
 * @param effects what may be done on its word; at least one, and never {@code read}
 * @param lasts for how long; at most {@link #LONGEST}
 */
public record Endorsing(Digest source, Set<Effect> effects, Duration lasts) {
    /** No endorsement lasts longer. */
    public static final Duration LONGEST = Duration.ofDays(1);

    public Endorsing {
        if (effects.isEmpty() || effects.contains(Effect.READ)) {
            throw new IllegalArgumentException("an endorsement covers an effect, and none that only reads");
        }
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an endorsement lasts for a while, at most a day");
        }
        effects = Collections.unmodifiableSet(EnumSet.copyOf(effects));
    }
}
