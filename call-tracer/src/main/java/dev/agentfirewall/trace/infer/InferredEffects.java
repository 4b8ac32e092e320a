package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a tool does, as inferred.
 *
 * @param primary what it is for
 * @param all everything it does, {@code primary} included
 */
public record InferredEffects(Effect primary, Set<Effect> all) {
    public InferredEffects {
        EnumSet<Effect> effects = EnumSet.of(primary);
        effects.addAll(all);
        all = Collections.unmodifiableSet(effects);
    }

    InferredEffects with(Effect more) {
        EnumSet<Effect> effects = EnumSet.of(more);
        effects.addAll(all);
        return new InferredEffects(primary, effects);
    }

    InferredEffects mainly(Effect effect) {
        return new InferredEffects(effect, all.equals(Set.of(Effect.READ)) ? Set.of() : all);
    }
}
