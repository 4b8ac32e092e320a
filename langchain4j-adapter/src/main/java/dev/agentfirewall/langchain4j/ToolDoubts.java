package dev.agentfirewall.langchain4j;

import dev.agentfirewall.mcp.LookAlikes;
import dev.agentfirewall.mcp.NamedTool;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What speaks against servers' tools beside the other tools that there are. Loaded only where there is a server. */
final class ToolDoubts {
    private ToolDoubts() {}

    /** The doubts about each tool, by the name under which the model knows it, but for those that a person has looked at. */
    static Map<String, Set<String>> among(Collection<ToolSpecification> tools) {
        Map<NamedTool, Set<String>> accepted = new HashMap<>();
        tools.forEach(tool -> accepted.put(
                named(tool),
                McpIdentity.of(tool).map(mcp -> mcp.known().accepted()).orElse(Set.of())));
        Map<String, Set<String>> doubts = new HashMap<>();
        LookAlikes.among(accepted.keySet()).forEach((tool, codes) -> {
            Set<String> left = new HashSet<>(codes);
            left.removeAll(accepted.getOrDefault(tool, Set.of()));
            doubts.put(tool.name(), Set.copyOf(left));
        });
        return Map.copyOf(doubts);
    }

    private static NamedTool named(ToolSpecification tool) {
        Optional<McpIdentity> mcp = McpIdentity.of(tool);
        return new NamedTool(mcp.map(McpIdentity::server), tool.name(), ToolDescriptors.description(tool));
    }
}
