package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.Effect;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Something that words say a tool does.
 *
 * @param effect what it is
 * @param also effects that come with it
 * @param words the verb, and the noun that decided where one did
 * @param made whether a verb of making said it ("generates"), which is weak
 */
record Deed(Effect effect, Set<Effect> also, List<String> words, boolean made) {
    /** From harmless to harmful: what a doubt is decided by. */
    static final List<Effect> DANGER =
            List.of(Effect.READ, Effect.WRITE, Effect.DELETE, Effect.SEND, Effect.PAY, Effect.GRANT, Effect.EXECUTE);

    Deed {
        EnumSet<Effect> more = EnumSet.noneOf(Effect.class);
        more.addAll(also);
        more.remove(effect);
        also = Collections.unmodifiableSet(more);
        words = List.copyOf(words);
    }

    static Deed of(Effect effect, String... words) {
        return new Deed(effect, Set.of(), List.of(words), false);
    }

    Deed with(Effect more) {
        EnumSet<Effect> all = EnumSet.of(more);
        all.addAll(also);
        return new Deed(effect, all, words, made);
    }

    /** How harmful it is. */
    int danger() {
        return DANGER.indexOf(effect);
    }

    /** Its words, for a person. */
    String said() {
        return String.join(" ", words).replace('_', ' ');
    }
}
