package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.GuardedMcpClient;
import dev.agentfirewall.langchain4j.McpConnector;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpLock;
import dev.langchain4j.mcp.client.McpClient;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;

/** Connects to the MCP servers under {@code agent-firewall.mcp.servers}, each of which a person agreed to. */
final class McpClients {
    private static final String AT = "agent-firewall.mcp.";

    private final ObjectProvider<AgentFirewall> firewall;
    private final ObjectProvider<McpLock> lock;
    private final Map<String, AgentFirewallProperties.Server> servers;

    McpClients(
            ObjectProvider<AgentFirewall> firewall,
            ObjectProvider<McpLock> lock,
            Map<String, AgentFirewallProperties.Server> servers) {
        this.firewall = firewall;
        this.lock = lock;
        this.servers = servers;
    }

    /**
     * A client of the server of this key.
     *
     * @throws FirewallSetupException when nobody agreed to that server, it is not told how it is reached, or it is not
     */
    McpClient connected(String key) {
        AgentFirewallProperties.Server server = Objects.requireNonNull(servers.get(key));
        McpEndpoint endpoint = endpoint(key, server);
        McpLock agreed = agreed(key, endpoint);
        McpConnector connector = GuardedMcpClient.connect(firewall.getObject(), agreed);
        try {
            return reached(connector, server).as(key);
        } catch (RuntimeException e) { // what it says may be the server's words
            throw new FirewallSetupException(
                    "MCP server `" + key + "` could not be reached ("
                            + e.getClass().getSimpleName() + ")",
                    "See that it runs and answers where `" + AT + "servers." + key + "` says, within its time.",
                    e);
        }
    }

    private static McpConnector reached(McpConnector connector, AgentFirewallProperties.Server server) {
        return server.url() == null
                ? connector.stdio(server.environment(), server.command().toArray(String[]::new))
                : connector.http(server.url(), server::headers);
    }

    private static McpEndpoint endpoint(String key, AgentFirewallProperties.Server server) {
        String at = "`" + AT + "servers." + key;
        if ((server.url() == null) == server.command().isEmpty()) {
            throw new FirewallSetupException(
                    "how MCP server `" + key + "` is reached is told in no way, or in two",
                    "Set " + at + ".url` or " + at + ".command`.");
        }
        try {
            return server.url() == null ? new McpEndpoint.Stdio(server.command()) : McpEndpoint.http(server.url());
        } catch (IllegalArgumentException e) {
            throw FirewallSetupException.because(e, "Mend " + at + ".*`.");
        }
    }

    private McpLock agreed(String key, McpEndpoint endpoint) {
        McpLock file = lock.getIfUnique();
        if (file == null) {
            throw new FirewallSetupException(
                    "nobody has agreed to MCP server `" + key + "`: there is no lock file",
                    "Run `agent-firewall mcp lock " + key + " …`, read what it writes, and name the file in `" + AT
                            + "lock`.");
        }
        McpLock.Entry entry = file.server(key)
                .orElseThrow(() -> new FirewallSetupException(
                        "nobody has agreed to MCP server `" + key + "`: the lock file has no such server",
                        "Run `agent-firewall mcp lock " + key + " …` with the file that `" + AT
                                + "lock` names, and read what changed."));
        if (!entry.server().endpoint().equals(endpoint)) {
            throw new FirewallSetupException(
                    "MCP server `" + key + "` is at another place than the one that was agreed to",
                    "Make `" + AT + "servers." + key + ".*` what the lock file says, letter by letter, or lock the"
                            + " server where it is now.");
        }
        return file;
    }
}
