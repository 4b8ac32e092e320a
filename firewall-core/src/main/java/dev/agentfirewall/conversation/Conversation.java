package dev.agentfirewall.conversation;

import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.scan.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the model has been shown, in order. A value, computed from the messages themselves, so that live traffic, a
 * restart and a replay give the same facts.
 *
 * @param id the host's name for it
 * @param items in the order in which the model saw them
 */
public record Conversation(ConversationId id, List<Item> items) {
    private static final int MAX_FINDINGS = 64;

    public Conversation {
        items = List.copyOf(items);
    }

    public static Conversation empty(ConversationId id) {
        return new Conversation(id, List.of());
    }

    /** Everything read, joined. */
    public Label label() {
        Label label = Label.CLEAN;
        for (Item item : items) {
            label = label.join(item.label());
        }
        return label;
    }

    /** The rules that found something, each once, in order of rule. */
    public List<String> findings() {
        Set<String> rules = new TreeSet<>();
        for (Item item : items) {
            for (Finding finding : item.report().findings()) {
                rules.add(finding.rule());
            }
        }
        return rules.stream().limit(MAX_FINDINGS).toList();
    }
}
