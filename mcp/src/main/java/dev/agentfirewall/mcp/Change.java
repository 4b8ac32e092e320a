package dev.agentfirewall.mcp;

import dev.agentfirewall.json.Json;
import java.util.Optional;

/**
 * How a live server differs from what a person agreed to, in one thing.
 *
 * @param what what happened
 * @param kind what it happened to: {@code identity}, {@code instructions}, or a kind of item
 * @param id the item's id; of a renamed one the new one; empty for identity and instructions
 * @param before what was agreed to, where there was anything
 * @param now what the server says, where it says anything
 */
public record Change(What what, String kind, String id, Optional<Json> before, Optional<Json> now) {

    /** What happened. */
    public enum What {
        ADDED("added"),
        REMOVED("removed"),
        RENAMED("renamed"),
        CHANGED("changed");

        private final String word;

        What(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The subject of a change of who the server is. */
    public static final String IDENTITY = "identity";

    /** The subject of a change of what it would have models told. */
    public static final String INSTRUCTIONS = "instructions";

    static Change identity(McpServer agreed, McpServer live) {
        return new Change(What.CHANGED, IDENTITY, "", Optional.of(agreed.identity()), Optional.of(live.identity()));
    }

    static Change instructions(Optional<String> agreed, Optional<String> live) {
        What what = agreed.isEmpty() ? What.ADDED : live.isEmpty() ? What.REMOVED : What.CHANGED;
        return new Change(what, INSTRUCTIONS, "", agreed.map(Json::of), live.map(Json::of));
    }

    static Change added(McpItem item) {
        return new Change(What.ADDED, item.kind().word(), item.id(), Optional.empty(), Optional.of(item.definition()));
    }

    static Change removed(McpItem item) {
        return new Change(
                What.REMOVED, item.kind().word(), item.id(), Optional.of(item.definition()), Optional.empty());
    }

    static Change changed(McpItem agreed, McpItem live) {
        return new Change(
                What.CHANGED,
                live.kind().word(),
                live.id(),
                Optional.of(agreed.definition()),
                Optional.of(live.definition()));
    }

    static Change renamed(McpItem agreed, McpItem live) {
        return new Change(
                What.RENAMED,
                live.kind().word(),
                live.id(),
                Optional.of(agreed.definition()),
                Optional.of(live.definition()));
    }

    /** Tells what happened to what; definitions are a stranger's text. */
    @Override
    public String toString() {
        return kind + (id.isEmpty() ? "" : " `" + id + "`") + " " + what.word();
    }
}
