package dev.agentfirewall.langchain4j;

import dev.agentfirewall.mcp.McpLock;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.McpGetPromptResult;
import dev.langchain4j.mcp.client.McpPrompt;
import dev.langchain4j.mcp.client.McpReadResourceResult;
import dev.langchain4j.mcp.client.McpResource;
import dev.langchain4j.mcp.client.McpResourceTemplate;
import dev.langchain4j.mcp.client.McpRoot;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server behind the firewall. With a lock ({@link #connect}) it offers and runs what a person agreed to, as long as server and tool are
 * exactly that; calls that come to the client directly are judged like any other; resources, prompts and instructions are judged before anyone reads them; what a
 * tool says when it fails is judged as its results are.
 *
 * <p>Without a lock ({@link #of}) each tool is pinned to what it was when first seen, and policy is told that nobody agreed to it: the default policy
 * denies its calls.
 *
 * <p><b>Limitations.</b> A prompt that the host sends on as a user message counts as the user's words.
 *
 * <p>Thread-safe when the client is.
 */
@SuppressWarnings("try") // a client may throw anything on close, and says so
public final class GuardedMcpClient implements McpClient {
    private final AgentFirewall firewall;
    private final McpClient delegate;
    private final Function<@Nullable InvocationContext, Session> sessions;
    private final McpOffers tools;
    private final McpCalls calls;
    private final McpTexts texts;
    private final McpListTexts lists;

    GuardedMcpClient(
            AgentFirewall firewall,
            McpClient delegate,
            McpOffers tools,
            Function<@Nullable InvocationContext, Session> sessions) {
        this.firewall = firewall;
        this.delegate = delegate;
        this.sessions = sessions;
        this.tools = tools;
        this.calls = new McpCalls(tools, delegate.key());
        this.texts = new McpTexts(firewall.firewall(), delegate.key());
        this.lists = new McpListTexts(texts);
    }

    /** Connects to a server that a person agreed to, for AI services. */
    public static McpConnector connect(AgentFirewall firewall, McpLock lock) {
        return new McpConnector(firewall, lock, firewall::sessionOf);
    }

    /** Connects to a server that a person agreed to, for one conversation outside AI services. */
    public static McpConnector connect(FirewallSession session, McpLock lock) {
        return new McpConnector(session.firewall(), lock, invocation -> session.session());
    }

    /** A client of a server that nobody agreed to, for AI services: for trying out, and where the wire to it cannot be watched. */
    public static GuardedMcpClient of(AgentFirewall firewall, McpClient client) {
        return new GuardedMcpClient(firewall, client, new FirstSeenOffers(client), firewall::sessionOf);
    }

    /** A client of a server that nobody agreed to, for one conversation outside AI services. */
    public static GuardedMcpClient of(FirewallSession session, McpClient client) {
        return new GuardedMcpClient(
                session.firewall(), client, new FirstSeenOffers(client), invocation -> session.session());
    }

    @Override
    public String key() {
        return delegate.key();
    }

    @Override
    public @Nullable String instructions() {
        return tools.instructions()
                .flatMap(text -> texts.judged(sessions.apply(null).context(), "instructions", text))
                .orElse(null);
    }

    @Override
    public List<ToolSpecification> listTools() {
        return tools.known(delegate.listTools());
    }

    @Override
    public List<ToolSpecification> listTools(InvocationContext invocation) {
        return tools.known(delegate.listTools(invocation));
    }

    @Override
    public ToolExecutionResult executeTool(ToolExecutionRequest request) {
        return executed(request, null, delegate::executeTool);
    }

    @Override
    public ToolExecutionResult executeTool(ToolExecutionRequest request, @Nullable InvocationContext invocation) {
        return executed(request, invocation, sent -> delegate.executeTool(sent, invocation));
    }

    private ToolExecutionResult executed(
            ToolExecutionRequest request,
            @Nullable InvocationContext invocation,
            Function<ToolExecutionRequest, ToolExecutionResult> server) {
        String arguments = request.arguments() == null ? "" : request.arguments();
        if (AuthorizedCalls.take(arguments, Optional.of(key())).isPresent()) {
            return calls.run(request, server);
        }
        Session session = sessions.apply(invocation);
        ToolExecutor raw = new Direct(sent -> calls.run(sent, server));
        return firewall.guarded(tools.offered(request.name()), raw, same -> session)
                .executeWithContext(
                        request,
                        invocation == null ? InvocationContext.builder().build() : invocation);
    }

    /** A call that came to the client directly. */
    private record Direct(Function<ToolExecutionRequest, ToolExecutionResult> server) implements ToolExecutor {
        @Override
        public String execute(ToolExecutionRequest request, Object memoryId) {
            return ToolResult.text(server.apply(request));
        }

        @Override
        public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext invocation) {
            return server.apply(request);
        }
    }

    @Override
    public McpReadResourceResult readResource(String uri) {
        return texts.judged(sessions.apply(null).context(), asked(() -> delegate.readResource(uri)));
    }

    @Override
    public McpReadResourceResult readResource(String uri, InvocationContext invocation) {
        return texts.judged(sessions.apply(invocation).context(), asked(() -> delegate.readResource(uri, invocation)));
    }

    @Override
    public McpGetPromptResult getPrompt(String name, Map<String, Object> arguments) {
        return texts.judged(sessions.apply(null).context(), name, asked(() -> delegate.getPrompt(name, arguments)));
    }

    // What went wrong may be told in the server's words, which nobody has judged.
    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException("MCP server `" + key() + "` gave no answer that could be taken, or nobody"
                    + " agreed to what was asked for");
        }
    }

    @Override
    public List<McpResource> listResources() {
        return lists.resources(sessions.apply(null).context(), delegate.listResources());
    }

    @Override
    public List<McpResource> listResources(InvocationContext invocation) {
        return lists.resources(sessions.apply(invocation).context(), delegate.listResources(invocation));
    }

    @Override
    public List<McpResourceTemplate> listResourceTemplates() {
        return lists.templates(sessions.apply(null).context(), delegate.listResourceTemplates());
    }

    @Override
    public List<McpResourceTemplate> listResourceTemplates(InvocationContext invocation) {
        return lists.templates(sessions.apply(invocation).context(), delegate.listResourceTemplates(invocation));
    }

    @Override
    public List<McpPrompt> listPrompts() {
        return lists.prompts(sessions.apply(null).context(), delegate.listPrompts());
    }

    @Override
    public void subscribeToResource(String uri) {
        delegate.subscribeToResource(uri);
    }

    @Override
    public void unsubscribeFromResource(String uri) {
        delegate.unsubscribeFromResource(uri);
    }

    @Override
    public void checkHealth() {
        delegate.checkHealth();
    }

    @Override
    public void setRoots(List<McpRoot> roots) {
        delegate.setRoots(roots);
    }

    @Override
    public void close() throws Exception {
        delegate.close();
    }
}
