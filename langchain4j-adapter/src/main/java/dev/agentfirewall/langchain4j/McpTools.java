package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.Digest;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools of one MCP server, each pinned to what it first was. Thread-safe. */
final class McpTools {
    static final String CHANGED =
            "This call was not run: the tool is not what it was when it was first seen (mcp.changed)."
                    + " Go on without it, or tell the user.";

    private static final Logger LOG = LoggerFactory.getLogger(McpTools.class);
    private static final String OURS = "agent_firewall.";

    private final String server;
    private final Map<String, ToolSpecification> offers = new ConcurrentHashMap<>();
    private final Map<String, Digest> pins = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    McpTools(String server) {
        this.server = server;
    }

    /** The tools that are still what they were, each with the server's name on it. */
    List<ToolSpecification> known(List<ToolSpecification> listed) {
        return listed.stream().filter(this::unchanged).map(this::named).toList();
    }

    private boolean unchanged(ToolSpecification tool) {
        Digest now = ToolDescriptors.digest(tool);
        Digest first = pins.computeIfAbsent(tool.name(), name -> now);
        if (first.equals(now)) {
            changed.remove(tool.name());
            return true;
        }
        if (changed.add(tool.name())) {
            LOG.warn(
                    "tool `{}` of MCP server `{}` is no longer offered: it was {} and is now {}; look at the change and"
                            + " make a new client to accept it",
                    tool.name(),
                    server,
                    first,
                    now);
        }
        return false;
    }

    // A server may send any metadata: what is ours to say, it may not.
    private ToolSpecification named(ToolSpecification tool) {
        Map<String, Object> metadata = new HashMap<>(tool.metadata());
        metadata.keySet().removeIf(key -> key.startsWith(OURS));
        metadata.put(McpIdentity.KEY, new McpIdentity(server, tool.name()));
        ToolSpecification named = tool.toBuilder().metadata(metadata).build();
        offers.put(tool.name(), named);
        return named;
    }

    boolean changed(String name) {
        return changed.contains(name);
    }

    /** The tool as it was last listed; one never listed has no schema, and takes no arguments. */
    ToolSpecification offered(String name) {
        ToolSpecification listed = offers.get(name);
        return listed != null
                ? listed
                : ToolSpecification.builder()
                        .name(name)
                        .metadata(Map.of(McpIdentity.KEY, new McpIdentity(server, name)))
                        .build();
    }
}
