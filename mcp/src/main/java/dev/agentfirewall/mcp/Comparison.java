package dev.agentfirewall.mcp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A live server beside what a person agreed to: what is still exactly that, and what is not. A server that is another one than agreed to has nothing that holds.
 *
 * @param agreed what a person agreed to; empty where nobody agreed to this server
 * @param changes how it differs
 */
public record Comparison(Optional<McpServer> agreed, McpServer live, List<Change> changes) {
    public Comparison {
        changes = List.copyOf(changes);
    }

    static Comparison unknown(McpServer live) {
        return new Comparison(Optional.empty(), live, List.of());
    }

    static Comparison of(McpServer agreed, McpServer live) {
        List<Change> changes = new ArrayList<>();
        if (!agreed.identity().equals(live.identity())) {
            changes.add(Change.identity(agreed, live));
        }
        if (!agreed.instructions().equals(live.instructions())) {
            changes.add(Change.instructions(agreed.instructions(), live.instructions()));
        }
        for (McpItem.Kind kind : McpItem.Kind.values()) {
            compare(agreed.items(kind), live.items(kind), changes);
        }
        return new Comparison(Optional.of(agreed), live, changes);
    }

    private static void compare(List<McpItem> agreed, List<McpItem> live, List<Change> changes) {
        List<McpItem> gone = new ArrayList<>(without(agreed, live));
        for (McpItem item : live) {
            Optional<McpItem> before = named(agreed, item.id());
            if (before.isEmpty()) {
                changes.add(newcomer(item, gone));
            } else if (!before.get().definition().equals(item.definition())) {
                changes.add(Change.changed(before.get(), item));
            }
        }
        gone.forEach(item -> changes.add(Change.removed(item)));
    }

    /** A new item is a renamed one, where one that is gone was the same but for its name. */
    private static Change newcomer(McpItem item, List<McpItem> gone) {
        Optional<McpItem> before = gone.stream().filter(item::sameButForItsName).findFirst();
        before.ifPresent(gone::remove);
        return before.map(agreed -> Change.renamed(agreed, item)).orElseGet(() -> Change.added(item));
    }

    private static List<McpItem> without(List<McpItem> some, List<McpItem> others) {
        Set<String> ids = new HashSet<>();
        others.forEach(item -> ids.add(item.id()));
        return some.stream().filter(item -> !ids.contains(item.id())).toList();
    }

    private static Optional<McpItem> named(List<McpItem> items, String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** Whether nothing differs. */
    public boolean same() {
        return agreed.isPresent() && changes.isEmpty();
    }

    /** Whether the server is the one that was agreed to, whatever it lists. */
    public boolean sameServer() {
        return agreed.isPresent()
                && changes.stream().noneMatch(change -> change.kind().equals(Change.IDENTITY));
    }

    /** The items of one kind that are exactly as agreed to. */
    public List<McpItem> holding(McpItem.Kind kind) {
        if (!sameServer()) {
            return List.of();
        }
        return agreed.orElseThrow().items(kind).stream()
                .filter(item -> live.item(kind, item.id()).equals(Optional.of(item)))
                .toList();
    }

    /** The instructions, where they are as agreed to. */
    public Optional<String> instructions() {
        return sameServer()
                ? live.instructions()
                        .filter(text -> agreed.orElseThrow().instructions().equals(Optional.of(text)))
                : Optional.empty();
    }

    /** Tells how much differs. */
    @Override
    public String toString() {
        return agreed.isEmpty() ? "unknown server" : changes.size() + " changes";
    }
}
