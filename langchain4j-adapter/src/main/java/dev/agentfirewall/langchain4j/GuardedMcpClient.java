package dev.agentfirewall.langchain4j;

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
import org.jspecify.annotations.Nullable;

/**
 * An MCP server behind the firewall. Its tools carry the server's name, so that the host's declarations can tell them from others'; a tool whose
 * description changes while the client lives is no longer offered or run; calls that come to the client directly are judged like any other; and
 * resources, prompts and instructions are judged before anyone reads them.
 *
 * <p><b>Limitations.</b> A prompt that the host sends on as a user message counts as the user's words. Names and descriptions in lists of resources and
 * prompts are the server's, as they are.
 *
 * <p>Thread-safe when the client is.
 */
@SuppressWarnings("try") // a client may throw anything on close, and says so
public final class GuardedMcpClient implements McpClient {
    private final AgentFirewall firewall;
    private final McpClient delegate;
    private final Function<@Nullable InvocationContext, Session> sessions;
    private final McpTools tools;
    private final McpTexts texts;

    private GuardedMcpClient(
            AgentFirewall firewall, McpClient delegate, Function<@Nullable InvocationContext, Session> sessions) {
        this.firewall = firewall;
        this.delegate = delegate;
        this.sessions = sessions;
        this.tools = new McpTools(delegate.key());
        this.texts = new McpTexts(firewall.firewall(), delegate.key());
    }

    /** The client, for AI services. */
    public static GuardedMcpClient of(AgentFirewall firewall, McpClient client) {
        return new GuardedMcpClient(firewall, client, firewall::sessionOf);
    }

    /** The client, for one conversation outside AI services. */
    public static GuardedMcpClient of(FirewallSession session, McpClient client) {
        return new GuardedMcpClient(session.firewall(), client, invocation -> session.session());
    }

    @Override
    public String key() {
        return delegate.key();
    }

    @Override
    public @Nullable String instructions() {
        return texts.judged(sessions.apply(null).context(), "instructions", delegate.instructions())
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
        if (tools.changed(request.name())) {
            return ToolResult.sentence(McpTools.CHANGED, "refused");
        }
        String arguments = request.arguments() == null ? "" : request.arguments();
        if (AuthorizedCalls.take(arguments, Optional.of(key())).isPresent()) {
            return server.apply(request);
        }
        Session session = sessions.apply(invocation);
        ToolExecutor raw = new Direct(server);
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
        return texts.judged(sessions.apply(null).context(), delegate.readResource(uri));
    }

    @Override
    public McpReadResourceResult readResource(String uri, InvocationContext invocation) {
        return texts.judged(sessions.apply(invocation).context(), delegate.readResource(uri, invocation));
    }

    @Override
    public McpGetPromptResult getPrompt(String name, Map<String, Object> arguments) {
        return texts.judged(sessions.apply(null).context(), name, delegate.getPrompt(name, arguments));
    }

    @Override
    public List<McpResource> listResources() {
        return delegate.listResources();
    }

    @Override
    public List<McpResource> listResources(InvocationContext invocation) {
        return delegate.listResources(invocation);
    }

    @Override
    public List<McpResourceTemplate> listResourceTemplates() {
        return delegate.listResourceTemplates();
    }

    @Override
    public List<McpResourceTemplate> listResourceTemplates(InvocationContext invocation) {
        return delegate.listResourceTemplates(invocation);
    }

    @Override
    public List<McpPrompt> listPrompts() {
        return delegate.listPrompts();
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
