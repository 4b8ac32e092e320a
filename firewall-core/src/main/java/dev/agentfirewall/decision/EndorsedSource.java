package dev.agentfirewall.decision;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.provenance.Endorsement;
import dev.agentfirewall.provenance.Origin;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A source that a person endorsed: what it says, to the letter, may be acted on, in these ways and for this long. No text.
 *
 * @param source where it came from, with the digest of its text: what says anything else is another
 * @param effects what may be done on its word
 * @param until from this time on it is worth nothing
 * @param by whose word it is
 */
public record EndorsedSource(Origin source, Set<Effect> effects, Instant until, Endorsement by) {
    public EndorsedSource {
        effects = Collections.unmodifiableSet(EnumSet.copyOf(effects));
    }

    /** Whether a tool with {@code wanted} effects may act on it: it is still worth something, and each of them but reading is covered. */
    public boolean covers(Set<Effect> wanted, Instant now) {
        Set<Effect> done = EnumSet.noneOf(Effect.class);
        done.addAll(wanted);
        done.remove(Effect.READ);
        return now.isBefore(until) && !done.isEmpty() && effects.containsAll(done);
    }

    /** Tells kind, effects and end. */
    @Override
    public String toString() {
        return "endorsed " + source.kind() + " for " + effects + " until " + until;
    }
}
