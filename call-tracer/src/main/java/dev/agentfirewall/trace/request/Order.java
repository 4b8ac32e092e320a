package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.scan.Span;
import java.util.Set;

/**
 * Something that a sentence orders.
 *
 * @param effect what carrying it out does; a verb that does two things gives two orders
 * @param act the deed in no language ("book", "send", "delete"), as {@code concepts.json} names it
 * @param objects what it is done to, as canonical English nouns; empty where the words name nothing known
 * @param words the other words of its object, folded: an unknown tool may bear one of them
 * @param sentence where the sentence stands
 * @param verb where its verb stands
 */
public record Order(
        Effect effect,
        String act,
        Set<String> objects,
        Set<String> words,
        Span sentence,
        Span verb,
        Strength strength,
        Count count) {

    public Order {
        objects = Set.copyOf(objects);
        words = Set.copyOf(words);
    }

    /** Never the words: they are guarded content. */
    @Override
    public String toString() {
        return "Order[" + effect + " " + act + " " + strength + " at " + verb.start() + "]";
    }
}
