package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.LockState;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.langchain4j.mcp.McpProbe;
import dev.agentfirewall.langchain4j.mcp.sdk.SdkServer;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpServer;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.mcp.McpToolProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that speaks the protocol as its own SDK does, in a process of its own, over standard streams. */
class McpSdkTest {
    private static final AiMessage SEARCH = call("search", "{\"query\":\"x\"}");
    private static final AiMessage FETCH = call("fetch_page", "{\"query\":\"x\"}");

    @RegisterExtension
    static final McpServers CLIENTS = new McpServers();

    private final Fixture fixture = Fixture.declaring("{\"version\":1,\"tools\":["
            + "{\"name\":\"search\",\"server\":\"wiki\",\"effects\":[\"read\"]},"
            + "{\"name\":\"fetch_page\",\"server\":\"wiki\",\"effects\":[\"read\"]}]}");

    @SuppressWarnings("NullAway.Init") // looked at before all
    private static McpServer seen;

    @BeforeAll
    static void look() throws Exception {
        seen = McpProbe.look(endpoint("benign"), Map.of(), McpServers.LIMITS);
    }

    @Test
    void serverOfTheSdk_isOfferedAndRuns() {
        GuardedMcpClient client = client("benign");
        ScriptedModel model = asked(client, SEARCH, SEARCH, FETCH, text("done"));
        assertThat(model.offered(0)).containsExactlyInAnyOrder("search", "fetch_page");
        assertThat(model.everythingShown()).contains("found it");
        assertThat(standings()).containsOnly(LockState.LOCKED).hasSize(3);
        assertThat(client.instructions()).isEqualTo("Search before you fetch.");
    }

    @Test
    void toolThatTheSdksServerDescribesAnew_isDeniedFromThenOn() {
        GuardedMcpClient client = client("rug-pull");
        ScriptedModel model = asked(client, SEARCH, SEARCH, FETCH, text("done"));
        assertThat(standings()).containsExactly(LockState.LOCKED, LockState.UNLOCKED, LockState.LOCKED);
        assertThat(model.everythingShown()).doesNotContain("id_rsa");
        assertThat(client.listTools()).extracting(ToolSpecification::name).containsExactly("fetch_page");
    }

    private static McpEndpoint endpoint(String role) {
        return McpEndpoint.stdio(SdkServer.command(role));
    }

    private GuardedMcpClient client(String role) {
        McpServer there = new McpServer(endpoint(role), seen.info(), seen.instructions(), seen.items());
        return CLIENTS.client(GuardedMcpClient.connect(fixture.firewall, McpLock.NONE.with("wiki", there, Map.of()))
                .limits(McpServers.LIMITS)
                .stdio(SdkServer.command(role)));
    }

    private ScriptedModel asked(GuardedMcpClient client, AiMessage... lines) {
        ScriptedModel model = saying(lines);
        fixture.assistant(model)
                .toolProvider(McpToolProvider.builder().mcpClients(client).build())
                .build()
                .chat("hello");
        return model;
    }

    private List<LockState> standings() {
        return fixture.policy.asked.stream()
                .filter(request -> request.checkpoint() == Checkpoint.TOOL_CALL)
                .map(request -> request.action().orElseThrow().tool().lock().orElseThrow())
                .toList();
    }
}
