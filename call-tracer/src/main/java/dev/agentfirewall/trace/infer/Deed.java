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
 * @param ground what kind of words said it
 */
record Deed(Effect effect, Set<Effect> also, List<String> words, Ground ground) {

    /** What kind of words says a deed. */
    enum Ground {
        VERB,
        /** A noun for doing something: "payment", "removal". */
        NOUN,
        /** A verb of making, which is weak: "generates". */
        MAKING,
        /** A sentence without a verb that names what is returned: "The bookings of an account", "Who is in a channel". */
        PHRASE
    }

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
        return new Deed(effect, Set.of(), List.of(words), Ground.VERB);
    }

    Deed with(Effect more) {
        EnumSet<Effect> all = EnumSet.of(more);
        all.addAll(also);
        return new Deed(effect, all, words, ground);
    }

    /** The same, said by other words. */
    Deed by(Ground other) {
        return new Deed(effect, also, words, other);
    }

    /** Whether a verb of making said it. */
    boolean made() {
        return ground == Ground.MAKING;
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
