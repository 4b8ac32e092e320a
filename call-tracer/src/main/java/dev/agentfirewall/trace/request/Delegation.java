package dev.agentfirewall.trace.request;

import dev.agentfirewall.scan.Span;
import java.util.Set;

/**
 * A source that the user pointed at: "the mail from Lisa", {@code notes/todo.md}, "what my boss asks for".
 *
 * @param names what it is known by, as the user wrote it: persons, addresses, file names, links, words of its subject; empty
 *     where only its kind was named ("my inbox")
 * @param orders whether the user told the agent to do what the source says, rather than to read it
 * @param span where the user's words for it stand
 */
public record Delegation(Kind kind, Set<String> names, boolean orders, Span span) {

    /** What a source is. */
    public enum Kind {
        MAIL,
        FILE,
        PAGE,
        MESSAGE,
        EVENT,
        OTHER
    }

    public Delegation {
        names = Set.copyOf(names);
    }

    Delegation ordering() {
        return new Delegation(kind, names, true, span);
    }

    /** Never the names: they are guarded content. */
    @Override
    public String toString() {
        return "Delegation[" + kind + (orders ? " orders at " : " at ") + span.start() + "]";
    }
}
