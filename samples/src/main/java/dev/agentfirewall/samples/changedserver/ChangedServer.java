package dev.agentfirewall.samples.changedserver;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.FirewallSession;
import dev.agentfirewall.langchain4j.GuardedMcpClient;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.langchain4j.mcp.McpProbe;
import dev.agentfirewall.mcp.DiffText;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpLockException;
import dev.agentfirewall.mcp.McpServer;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.samples.agent.EchoChatModel;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.io.PrintStream;
import java.util.Map;

/**
 * An MCP server that was honest when a person looked at it, and is sold overnight. Its tool is used as it was agreed to, and no longer when it is something else.
 *
 * <p>{@code agent-firewall mcp lock}, {@code check} and {@code diff} do from the shell what is done here by hand.
 */
public final class ChangedServer {
    private static final String DECLARED = """
        {"version": 1, "tools": [
          {"name": "search", "server": "wiki", "effects": ["read"], "arguments": {"query": "query"}}]}\
        """;
    private static final ToolExecutionRequest SEARCH = ToolExecutionRequest.builder()
            .id("1")
            .name("search")
            .arguments("{\"query\": \"harbour\"}")
            .build();

    private ChangedServer() {}

    public static void main(String[] arguments) throws Exception {
        tell(System.out);
    }

    @SuppressWarnings("try") // a client may throw anything on close, and says so
    static void tell(PrintStream out) throws Exception {
        try (WikiServer wiki = WikiServer.start();
                Firewall firewall = Firewall.builder()
                        .policy(RegoPolicies.defaults())
                        .scanner(RagScanner.rules())
                        .audit(new MemoryAuditSink())
                        .build()) {
            McpLock lock = McpLock.NONE.with("wiki", look(wiki), Map.of());
            try (GuardedMcpClient client = GuardedMcpClient.connect(session(firewall), lock)
                    .http(wiki.url())
                    .as("wiki")) {
                use(out, client);
                wiki.sold();
                out.println("Overnight:");
                out.print(DiffText.of(lock.compare("wiki", look(wiki))));
                use(out, client);
            }
        }
    }

    private static McpServer look(WikiServer wiki) throws McpLockException {
        return McpProbe.look(McpEndpoint.http(wiki.url()), Map.of(), McpLimits.DEFAULT);
    }

    private static FirewallSession session(Firewall firewall) throws Exception {
        FirewallSession session = AgentFirewall.builder(firewall)
                .subjects(SubjectResolver.always(Subject.of("emma", "user")))
                .declarations(ToolDeclarations.parse(DECLARED))
                .build()
                .session(Subject.of("emma", "user"), new ConversationId("harbour"));
        session.guard(new EchoChatModel()).chat("When does the harbour open?");
        return session;
    }

    private static void use(PrintStream out, GuardedMcpClient client) {
        out.println("Tools offered: " + client.listTools().size());
        out.println("The agent searches: " + client.executeTool(SEARCH).resultText());
    }
}
