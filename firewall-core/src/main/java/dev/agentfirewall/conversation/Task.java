package dev.agentfirewall.conversation;

import dev.agentfirewall.call.Effect;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the user asked for, in the user's own words of the whole conversation.
 *
 * @param effects what the words order
 * @param mentions values that the words hold, such as addresses, paths and names
 * @param delegatesTo names of sources that the words tell the agent to follow
 * @param read whether anybody read the words at all; where not, nothing is known to have been asked for
 */
public record Task(Set<Effect> effects, List<String> mentions, List<String> delegatesTo, boolean read) {
    /** Nobody read the user's words. */
    public static final Task UNREAD = new Task(Set.of(), List.of(), List.of(), false);

    public Task {
        Set<Effect> ordered = EnumSet.noneOf(Effect.class);
        ordered.addAll(effects);
        effects = Collections.unmodifiableSet(ordered);
        mentions = List.copyOf(mentions);
        delegatesTo = List.copyOf(delegatesTo);
    }

    /** Tells the effects; the rest is guarded. */
    @Override
    public String toString() {
        return "task of " + effects;
    }
}
