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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A process that plays servers, locks for them, and clients of them that are closed after each test. */
final class McpServers implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    static final McpLimits LIMITS = McpLimits.DEFAULT.waiting(Duration.ofSeconds(20));

    private final List<GuardedMcpClient> clients = new ArrayList<>();
    private @Nullable ServerProcess process;

    @Override
    public void beforeAll(ExtensionContext context) {
        process = ServerProcess.http();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (GuardedMcpClient client : clients) {
            client.close();
        }
        clients.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        started().close();
    }

    private ServerProcess started() {
        return Objects.requireNonNull(process);
    }

    String url(String role) {
        return started().url(role);
    }

    /** The server as it plays {@code role}. */
    McpServer look(String role) {
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
