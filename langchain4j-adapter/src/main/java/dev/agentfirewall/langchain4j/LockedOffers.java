package dev.agentfirewall.langchain4j;

import dev.agentfirewall.call.LockState;
import dev.agentfirewall.langchain4j.mcp.WatchedTransport;
import dev.agentfirewall.mcp.InferredTools;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLock;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The tools of a server that a person agreed to, as long as they are that. Thread-safe. */
final class LockedOffers implements McpOffers {
    private final String server;
    private final WatchedTransport wire;
    private final Map<String, McpIdentity.Known> known;
    private final Map<String, ToolSpecification> offers = new ConcurrentHashMap<>();

    LockedOffers(String server, WatchedTransport wire, McpLock lock) {
        this.server = server;
        this.wire = wire;
        this.known = lock.server(server).map(LockedOffers::known).orElse(Map.of());
    }

    private static Map<String, McpIdentity.Known> known(McpLock.Entry entry) {
        return entry.server().items(McpItem.Kind.TOOL).stream()
                .collect(Collectors.toMap(
                        McpItem::id,
                        tool -> new McpIdentity.Known(
                                tool.texts(), entry.accepted(tool.id()), InferredTools.inferred(tool))));
    }

    @Override
    public List<ToolSpecification> known(List<ToolSpecification> listed) {
        Set<String> holding = new HashSet<>();
        wire.holding(McpItem.Kind.TOOL).forEach(tool -> holding.add(tool.id()));
        return listed.stream()
                .filter(tool -> holding.contains(tool.name()))
                .map(this::named)
                .toList();
    }

    private ToolSpecification named(ToolSpecification tool) {
        McpIdentity.Known said = known.getOrDefault(tool.name(), McpIdentity.Known.NOTHING);
        McpIdentity identity =
                new McpIdentity(server, tool.name(), LockState.LOCKED, new Check(wire, tool.name()), said);
        ToolSpecification named = McpOffers.named(tool, identity);
        offers.put(tool.name(), named);
        return named;
    }

    @Override
    public ToolSpecification offered(String name) {
        ToolSpecification listed = offers.get(name);
        return listed != null ? listed : McpOffers.unknown(server, name);
    }

    @Override
    public boolean runnable(String name) {
        return known.containsKey(name); // and the wire sends no call of a tool that is not as agreed to
    }

    @Override
    public Optional<String> instructions() {
        return wire.instructions();
    }

    /** How one tool stands now. A record, so that two listings of the same tool are equal. */
    private record Check(WatchedTransport wire, String tool) implements Supplier<LockState> {
        @Override
        public LockState get() {
            boolean holds = wire.holding(McpItem.Kind.TOOL).stream()
                    .anyMatch(item -> item.id().equals(tool));
            return holds ? LockState.LOCKED : LockState.UNLOCKED;
        }
    }
}
