package dev.agentfirewall.conversation;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.provenance.Endorsement;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the model has been shown, in order. A value, computed from the messages themselves, so that live traffic, a
 * restart and a replay give the same facts.
 *
 * @param id the host's name for it
 * @param items in the order in which the model saw them
 * @param endorsed passages that a person said may be acted on, for the call in question and now; empty but while one is judged
 */
public record Conversation(ConversationId id, List<Item> items, Map<Origin, Endorsement> endorsed) {
    private static final int MAX_FINDINGS = 64;

    public Conversation {
        items = List.copyOf(items);
        endorsed = Map.copyOf(endorsed);
    }

    /** A conversation of which nothing is endorsed. */
    public Conversation(ConversationId id, List<Item> items) {
        this(id, items, Map.of());
    }

    public static Conversation empty(ConversationId id) {
        return new Conversation(id, List.of());
    }

    /** The same, with {@code passages} endorsed. */
    public Conversation endorsing(Map<Origin, Endorsement> passages) {
        return passages.isEmpty() ? this : new Conversation(id, items, passages);
    }

    /** The word of the person who endorsed where this source stands. Words that give orders nobody endorses. */
    public Optional<Endorsement> endorsement(Trace.Source source) {
        return source.flagged() ? Optional.empty() : source.passage().map(passage -> endorsed.get(passage.origin()));
    }

    /** The name of what was read: two conversations with the same one hold the same texts, from the same kinds of sources, worth the same. */
    public Digest contents() {
        StringBuilder names = new StringBuilder(items.size() * 96);
        for (Item item : items) {
            names.append(item.origin().kind())
                    .append(' ')
                    .append(item.label().integrity().word())
                    .append(' ')
                    .append(item.digest().hex())
                    .append('\n');
        }
        return Digest.of(names.toString());
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
