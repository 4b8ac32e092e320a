package dev.agentfirewall.trace.request;

import java.util.List;

/**
 * The sources that a user's words point at, and which of them the agent was told to follow. Immutable and thread-safe.
 *
 * <p><b>Limitations.</b> Found by word lists, like {@link Orders}. "Do what is needed" with no source in the sentence means
 * the sources of the sentences before, of the user's message before too.
 *
 * @param list in the text's order
 * @param complete false where the text was longer than {@link Voice#USER} is read, or points at more than {@value DelegationReader#MOST} sources
 */
public record Delegations(List<Delegation> list, boolean complete) {
    public Delegations {
        list = List.copyOf(list);
    }

    /** The sources that {@code text}, the user's, points at. */
    public static Delegations in(String text) {
        DelegationReader reader = new DelegationReader();
        reader.read(text);
        return reader.delegations();
    }

    /** Those that the agent was told to follow. */
    public List<Delegation> followed() {
        return list.stream().filter(Delegation::orders).toList();
    }
}
