package dev.agentfirewall.conversation;

import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.scan.Finding;
import java.util.List;

/**
 * What the model has been shown, in order. A value, computed from the messages themselves, so that live traffic, a
 * restart and a replay give the same facts.
 *
 * @param id the host's name for it
 * @param items in the order in which the model saw them
 */
public record Conversation(ConversationId id, List<Item> items) {
    public Conversation {
        items = List.copyOf(items);
    }

    public static Conversation empty(ConversationId id) {
        return new Conversation(id, List.of());
    }

    /** Everything read, joined. */
    public Label label() {
        return items.stream().map(Item::label).reduce(Label.CLEAN, Label::join);
    }

    /** The rules that found something, each once, in order of rule. */
    public List<String> findings() {
        return items.stream()
                .flatMap(item -> item.report().findings().stream())
                .map(Finding::rule)
                .distinct()
                .sorted()
                .limit(MAX_FINDINGS)
                .toList();
    }

    private static final int MAX_FINDINGS = 64;
}
