package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.Digest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.McpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools of a server that nobody has agreed to, each pinned to what it first was. Policy knows that nobody has. Thread-safe. */
final class FirstSeenOffers implements McpOffers {
    private static final Logger LOG = LoggerFactory.getLogger(FirstSeenOffers.class);
    private static final int MOST = 1_000;

    private final McpClient client;
    private final Map<String, ToolSpecification> offers = new ConcurrentHashMap<>();
    private final Map<String, Digest> pins = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    FirstSeenOffers(McpClient client) {
        this.client = client;
    }

    @Override
    public List<ToolSpecification> known(List<ToolSpecification> listed) {
        return listed.stream()
                .limit(MOST)
                .filter(this::unchanged)
                .map(this::named)
                .toList();
    }

    private boolean unchanged(ToolSpecification tool) {
        if (pins.size() >= MOST && !pins.containsKey(tool.name())) {
            return false;
        }
        Digest now = ToolDescriptors.digest(tool);
        Digest first = pins.computeIfAbsent(tool.name(), name -> now);
        if (first.equals(now)) {
            changed.remove(tool.name());
            return true;
        }
        if (changed.add(tool.name())) {
            LOG.warn(
                    "a tool of MCP server `{}` is no longer offered: it was {} and is now {}; look at the change and"
                            + " make a new client to accept it, or lock the server",
                    client.key(),
                    first,
                    now);
        }
        return false;
    }

    private ToolSpecification named(ToolSpecification tool) {
        ToolSpecification named = McpOffers.named(tool, McpIdentity.unlocked(client.key(), tool.name()));
        offers.put(tool.name(), named);
        return named;
    }

    @Override
    public ToolSpecification offered(String name) {
        ToolSpecification listed = offers.get(name);
        return listed != null ? listed : McpOffers.unknown(client.key(), name);
    }

    @Override
    public boolean runnable(String name) {
        return !changed.contains(name);
    }

    @Override
    public Optional<String> instructions() {
        return Optional.ofNullable(client.instructions());
    }
}
