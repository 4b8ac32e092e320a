package dev.agentfirewall.langchain4j;

import dev.agentfirewall.langchain4j.mcp.WatchedTransport;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpLock;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.stdio.StdioMcpTransport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects to an MCP server and holds it to what a person agreed to. Say how the server is reached, in one of three ways, and what the lock calls it:
 *
 * <pre>{@code
 * GuardedMcpClient wiki = GuardedMcpClient.connect(agentFirewall, McpLock.read(Path.of("mcp.lock.json")))
 *         .http("https://wiki.acme.example/mcp")
 *         .as("wiki");
 * }</pre>
 *
 * <p>Used by one thread.
 */
public final class McpConnector {
    private final AgentFirewall firewall;
    private final McpLock lock;
    private final Function<@Nullable InvocationContext, Session> sessions;
    private McpLimits limits = McpLimits.DEFAULT;
    private Consumer<DefaultMcpClient.Builder> settings = builder -> {};
    private @Nullable McpEndpoint endpoint;
    private @Nullable McpTransport transport;

    McpConnector(AgentFirewall firewall, McpLock lock, Function<@Nullable InvocationContext, Session> sessions) {
        this.firewall = firewall;
        this.lock = lock;
        this.sessions = sessions;
    }

    /** A server that {@code command} starts. */
    public McpConnector stdio(String... command) {
        return stdio(Map.of(), command);
    }

    /** A server that {@code command} starts, with {@code environment} added to this process's own: the place for its secrets. */
    public McpConnector stdio(Map<String, String> environment, String... command) {
        McpTransport made = StdioMcpTransport.builder()
                .command(List.of(command))
                .environment(environment)
                .build();
        return over(McpEndpoint.stdio(command), made);
    }

    /** A server spoken to over streamable HTTP. Redirects are not followed: they would lead to another server. */
    public McpConnector http(String url) {
        return http(url, Map::of);
    }

    /** A server spoken to over streamable HTTP, with headers such as a token, asked for anew for each request. */
    public McpConnector http(String url, Supplier<Map<String, String>> headers) {
        McpEndpoint.Http found = new McpEndpoint.Http(URI.create(url));
        McpTransport made = StreamableHttpMcpTransport.builder()
                .url(url)
                .customHeaders(headers)
                .timeout(limits.timeout())
                .subsidiaryChannel(true)
                .build();
        return over(found, made);
    }

    /** A transport of your own, which leads to {@code where}: that is your word. */
    public McpConnector over(McpEndpoint where, McpTransport own) {
        endpoint = where;
        transport = own;
        return this;
    }

    /** How much of the server is taken; {@link McpLimits#DEFAULT} unless told. */
    public McpConnector limits(McpLimits most) {
        limits = most;
        return this;
    }

    /** What else the client is to be told, such as its name or its listeners; what was said before holds, too. Key, transport and cache are the firewall's to set. */
    public McpConnector client(Consumer<DefaultMcpClient.Builder> tells) {
        settings = settings.andThen(tells);
        return this;
    }

    /**
     * Connects to the server that the lock calls {@code key}. One that the lock does not know, or knows otherwise, connects too: nothing of it is offered or run, and the
     * log says why.
     *
     * @throws IllegalStateException when nobody said how the server is reached
     */
    public GuardedMcpClient as(String key) {
        if (transport == null || endpoint == null) {
            throw new IllegalStateException("MCP server `" + key + "`: say how it is reached, such as `.http(url)`");
        }
        WatchedTransport watched = new WatchedTransport(transport, key, endpoint, lock, limits);
        DefaultMcpClient.Builder builder = DefaultMcpClient.builder()
                .initializationTimeout(limits.timeout())
                .toolExecutionTimeout(limits.timeout())
                .resourcesTimeout(limits.timeout())
                .promptsTimeout(limits.timeout());
        settings.accept(builder);
        DefaultMcpClient client = builder.key(key)
                .transport(watched)
                .cacheToolList(false) // what is agreed to is known below; above it, an old list would be believed
                .cacheResourceList(false)
                .cachePromptList(false)
                .build();
        return new GuardedMcpClient(firewall, client, new LockedOffers(key, watched, lock), sessions);
    }
}
