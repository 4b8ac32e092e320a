package dev.agentfirewall.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of a server's tools may be offered and run. Implementations are thread-safe. */
interface McpOffers {
    /** The prefix of metadata that is ours to write. */
    String OURS = "agent_firewall.";

    /** Those of {@code listed} that may be offered, each with its identity on it. */
    List<ToolSpecification> known(List<ToolSpecification> listed);

    /** The tool as it was last offered; one that was not has no schema, and takes no arguments. */
    ToolSpecification offered(String name);

    /** Whether the tool may be run. */
    boolean runnable(String name);

    /** What the server would have models told, as far as a person agreed to it. */
    Optional<String> instructions();

    /** A specification with an identity on it. A server may send any metadata: what is ours to say, it may not. */
    static ToolSpecification named(ToolSpecification tool, McpIdentity identity) {
        Map<String, Object> metadata = new HashMap<>(tool.metadata());
        metadata.keySet().removeIf(key -> key.startsWith(OURS));
        metadata.put(McpIdentity.KEY, identity);
        return tool.toBuilder().metadata(metadata).build();
    }

    /** The specification of a tool that was never offered. */
    static ToolSpecification unknown(String server, String name) {
        return ToolSpecification.builder()
                .name(name)
                .metadata(Map.of(McpIdentity.KEY, McpIdentity.unlocked(server, name)))
                .build();
    }
}
