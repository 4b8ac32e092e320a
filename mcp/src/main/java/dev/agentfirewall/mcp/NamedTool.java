package dev.agentfirewall.mcp;

import java.util.Optional;

/**
 * A tool as it stands beside others: whose it is, what the model calls it, and what is said of it.
 *
 * @param server the server's key; empty for a tool of this process
 * @param name the name under which the model knows it
 * @param texts everything that is said of it
 */
public record NamedTool(Optional<String> server, String name, String texts) {

    boolean ofAnother(NamedTool other) {
        return !server.equals(other.server);
    }

    /** Tells the name; what is said of a tool may be a stranger's text. */
    @Override
    public String toString() {
        return "tool `" + name + "`" + server.map(key -> " of `" + key + "`").orElse("");
    }
}
