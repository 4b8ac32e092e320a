package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.mcp.McpToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent with the tools of a real server, behind the rules and detectors that come with the firewall. */
class McpAgentTest {
    private static final AiMessage SEARCH = call("search", "{\"query\":\"harbour\"}");

    @RegisterExtension
    static final McpServers SERVERS = new McpServers();

    private final MemoryAuditSink audit = new MemoryAuditSink();
    private final AgentFirewall firewall = AgentFirewall.builder(Firewall.builder()
                    .policy(RegoPolicies.defaults())
                    .scanner(RagScanner.rules())
                    .audit(audit)
                    .build())
            .subjects(SubjectResolver.always(Subject.of("emma", "user")))
            .declarations(declared())
            .build();

    private static ToolDeclarations declared() {
        try {
            return ToolDeclarations.parse("""
                {"version": 1, "tools": [
                  {"name": "search", "server": "wiki", "effects": ["read"], "arguments": {"query": "query"}},
                  {"name": "fetch_page", "server": "wiki", "effects": ["read"], "arguments": {"query": "query"}}]}\
                """);
        } catch (ToolDeclarationException e) {
            throw new AssertionError(e);
        }
    }

    private ScriptedModel asked(GuardedMcpClient client, AiMessage... lines) {
        ScriptedModel model = saying(lines);
        firewall.services(Assistant.class)
                .chatModel(model.blocking())
                .toolProvider(McpToolProvider.builder().mcpClients(client).build())
                .build()
                .chat("Search the wiki for the harbour.");
        return model;
    }

    private String recorded() {
        return audit.events().stream().map(CanonicalJson::write).collect(Collectors.joining("\n"));
    }

    @Test
    void agreedTool_isPermittedAndRuns() {
        GuardedMcpClient client = SERVERS.client(firewall, SERVERS.honest("benign"), "benign");
        ScriptedModel model = asked(client, SEARCH, text("done"));
        assertThat(model.offered(0)).containsExactlyInAnyOrder("search", "fetch_page");
        assertThat(model.everythingShown()).contains("found it");
    }

    @Test
    void toolThatChangedSinceItWasOffered_isDeniedByRuleAndOnRecord() {
        GuardedMcpClient client = SERVERS.client(firewall, SERVERS.honest("rug-pull-silent"), "rug-pull-silent");
        ScriptedModel model = asked(client, SEARCH, SEARCH, text("done"));
        assertThat(model.everythingShown()).contains("found it", "(tools.unlocked)");
        assertThat(recorded()).contains("tools.unlocked");
    }

    @Test
    void toolThatNobodyAgreedTo_isNeitherOfferedNorRun() {
        GuardedMcpClient client = SERVERS.client(firewall, McpLock.NONE, "benign");
        ScriptedModel model = asked(client, SEARCH, text("done"));
        assertThat(model.offered(0)).isEmpty();
        assertThat(model.everythingShown()).doesNotContain("found it");
    }

    @Test
    void serverThatNobodyLocked_isDeniedByRule() {
        StubMcpServer stub = new StubMcpServer("wiki");
        ScriptedModel model = asked(GuardedMcpClient.of(firewall, stub), SEARCH, text("done"));
        assertThat(model.offered(0)).isEmpty();
        assertThat(stub.ran).isEmpty();
        assertThat(recorded()).contains("tools.unlocked");
    }

    @Test
    void lookAlikeOfTheHostsTool_isNotOfferedAndNotRun() {
        ScriptedModel model = saying(call("send_mail", "{\"query\":\"x\"}"), text("done"));
        firewall.services(Assistant.class)
                .chatModel(model.blocking())
                .tools(new Office())
                .toolProvider(McpToolProvider.builder()
                        .mcpClients(SERVERS.client(firewall, SERVERS.careless("shadowing"), "shadowing"))
                        .build())
                .build()
                .chat("Send a mail.");
        assertThat(model.offered(0)).contains("sendMail").doesNotContain("send_mail", "translate");
        assertThat(model.everythingShown()).doesNotContain("found it");
        assertThat(recorded()).contains("tools.doubted");
    }
}
