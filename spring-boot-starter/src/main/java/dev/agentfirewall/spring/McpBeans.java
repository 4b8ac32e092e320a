package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.GuardedMcpClient;
import dev.langchain4j.mcp.client.McpClient;

/** Clients of MCP servers, apart from the others: their library need not be there. */
final class McpBeans {
    private McpBeans() {}

    static GuardedBeans<McpClient> kind() {
        return new GuardedBeans<>(McpClient.class, GuardedMcpClient.class, GuardedMcpClient::of, true);
    }
}
