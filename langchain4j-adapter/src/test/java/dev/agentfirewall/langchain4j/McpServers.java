package dev.agentfirewall.langchain4j;

import dev.agentfirewall.langchain4j.mcp.McpProbe;
import dev.agentfirewall.langchain4j.mcp.server.ServerProcess;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpLockException;
import dev.agentfirewall.mcp.McpServer;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A process that plays servers, locks for them, and clients of them that are closed after each test. The process is one for all tests, and ends with theirs. */
final class McpServers implements AfterEachCallback {
    static final McpLimits LIMITS = McpLimits.DEFAULT.waiting(Duration.ofSeconds(20));

    private static final Map<String, McpServer> SEEN = new ConcurrentHashMap<>();

    private final List<GuardedMcpClient> clients = new ArrayList<>();

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (GuardedMcpClient client : clients) {
            client.close();
        }
        clients.clear();
    }

    /** Started when it is first needed. */
    private static final class Started {
        static final ServerProcess PROCESS = ServerProcess.http();
    }

    String url(String role) {
        return Started.PROCESS.url(role);
    }

    /** The server as it plays {@code role} at first; looked at once. */
    McpServer look(String role) {
        return SEEN.computeIfAbsent(role, this::looked);
    }

    private McpServer looked(String role) {
        McpTransport transport =
                StreamableHttpMcpTransport.builder().url(url(role)).build();
        try {
            return McpProbe.look(transport, McpEndpoint.http(url(role)), LIMITS);
        } catch (McpLockException e) {
            throw new AssertionError(e);
        }
    }

    /** A lock in which a person agreed to the honest server, where {@code role} is played now. */
    McpLock honest(String role) {
        McpServer benign = look("benign");
        McpServer there =
                new McpServer(McpEndpoint.http(url(role)), benign.info(), benign.instructions(), benign.items());
        return McpLock.NONE.with("wiki", there, Map.of());
    }

    /** A lock in which a person agreed to {@code role} as it is played. */
    McpLock careless(String role) {
        return McpLock.NONE.with("wiki", look(role), Map.of());
    }

    /** A lock in which a person agreed to {@code role}, and has looked at these doubts about a tool. */
    McpLock knowing(String role, String tool, Set<String> doubts) {
        return McpLock.NONE.with("wiki", look(role), Map.of(tool, doubts));
    }

    /** A client of {@code role}, held to {@code lock}. */
    GuardedMcpClient client(AgentFirewall firewall, McpLock lock, String role) {
        return client(GuardedMcpClient.connect(firewall, lock).limits(LIMITS).http(url(role)));
    }

    GuardedMcpClient client(McpConnector connector) {
        GuardedMcpClient client =
                connector.client(builder -> builder.autoHealthCheck(false)).as("wiki");
        clients.add(client);
        return client;
    }
}
