package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.LockState;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.enforcement.Redaction;
import dev.agentfirewall.faults.log.Logged;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.langchain4j.mcp.server.ServerProcess;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpServer;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.McpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real server processes, held to what a person agreed to. */
class LockedMcpTest {
    private static final String DECLARED = "{\"version\":1,\"tools\":["
            + "{\"name\":\"search\",\"server\":\"wiki\",\"effects\":[\"read\"]},"
            + "{\"name\":\"fetch_page\",\"server\":\"wiki\",\"effects\":[\"read\"]}]}";
    private static final AiMessage SEARCH = call("search", "{\"query\":\"x\"}");
    private static final AiMessage FETCH = call("fetch_page", "{\"query\":\"x\"}");

    @RegisterExtension
    static final McpServers SERVERS = new McpServers();

    private final Fixture fixture = Fixture.declaring(DECLARED);

    private ScriptedModel asked(McpClient client, AiMessage... lines) {
        ScriptedModel model = saying(lines);
        fixture.assistant(model)
                .toolProvider(McpToolProvider.builder().mcpClients(client).build())
                .build()
                .chat("hello");
        return model;
    }

    private GuardedMcpClient honest(String role) {
        return SERVERS.client(fixture.firewall, SERVERS.honest(role), role);
    }

    private GuardedMcpClient careless(String role) {
        return SERVERS.client(fixture.firewall, SERVERS.careless(role), role);
    }

    private static List<String> names(GuardedMcpClient client) {
        return client.listTools().stream().map(ToolSpecification::name).toList();
    }

    private List<LockState> standings() {
        return fixture.policy.asked.stream()
                .filter(request -> request.checkpoint() == Checkpoint.TOOL_CALL)
                .map(LockedMcpTest::standing)
                .toList();
    }

    private static LockState standing(AccessRequest request) {
        return request.action().orElseThrow().tool().lock().orElseThrow();
    }

    @Test
    void honestServer_isOfferedAndRuns() {
        ScriptedModel model = asked(honest("benign"), SEARCH, text("done"));
        assertThat(model.offered(0)).containsExactlyInAnyOrder("search", "fetch_page");
        assertThat(model.everythingShown()).contains("found it");
        assertThat(standings()).containsExactly(LockState.LOCKED);
    }

    @Test
    void honestServer_overStandardStreams_isOfferedAndRuns() {
        McpServer benign = SERVERS.look("benign");
        McpEndpoint endpoint = McpEndpoint.stdio(ServerProcess.stdio("benign"));
        McpLock lock = McpLock.NONE.with(
                "wiki", new McpServer(endpoint, benign.info(), benign.instructions(), benign.items()), Map.of());
        GuardedMcpClient client = SERVERS.client(GuardedMcpClient.connect(fixture.firewall, lock)
                .limits(McpServers.LIMITS)
                .stdio(ServerProcess.stdio("benign")));
        assertThat(asked(client, SEARCH, text("done")).everythingShown()).contains("found it");
        assertThat(client.instructions()).isEqualTo("Search before you fetch.");
    }

    @Test
    void serverThatNobodyAgreedTo_offersNothing() {
        GuardedMcpClient client = SERVERS.client(fixture.firewall, McpLock.NONE, "benign");
        assertThat(names(client)).isEmpty();
        assertThat(client.instructions()).isNull();
        assertThat(asked(client, SEARCH, text("done")).everythingShown()).doesNotContain("found it");
    }

    @Test
    void serverOfAnotherVersion_offersNothing() {
        GuardedMcpClient client = honest("upgraded");
        assertThat(names(client)).isEmpty();
        assertThat(client.instructions()).isNull();
        assertThat(client.listResources()).isEmpty();
    }

    @Test
    void serverAtAnotherPlace_offersNothing() {
        McpLock elsewhere = SERVERS.honest("upgraded");
        assertThat(names(SERVERS.client(fixture.firewall, elsewhere, "benign"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rug-pull-told", "rug-pull-silent"})
    void toolThatChangesAfterItsFirstCall_isDeniedAtTheSecond(String role) {
        GuardedMcpClient client = honest(role);
        ScriptedModel model = asked(client, SEARCH, SEARCH, FETCH, text("done"));
        assertThat(standings()).containsExactly(LockState.LOCKED, LockState.UNLOCKED, LockState.LOCKED);
        assertThat(names(client)).containsExactly("fetch_page");
        assertThat(model.everythingShown()).doesNotContain("id_rsa");
    }

    @Test
    void serverThatPromisesToTellAndDoesNot_isBelievedForAWhileAndShowsNobodyTheChange() {
        GuardedMcpClient client =
                SERVERS.client(GuardedMcpClient.connect(fixture.firewall, SERVERS.honest("rug-pull-broken-promise"))
                        .limits(McpServers.LIMITS.believing(Duration.ZERO))
                        .http(SERVERS.url("rug-pull-broken-promise")));
        asked(client, SEARCH, SEARCH, text("done"));
        assertThat(standings()).containsExactly(LockState.LOCKED, LockState.UNLOCKED);
    }

    @Test
    void addedAndRenamedTools_areNotOffered() {
        assertThat(names(honest("growing"))).containsExactlyInAnyOrder("search", "fetch_page");
        assertThat(names(honest("renaming"))).containsExactly("search");
    }

    @Test
    void changedAnnotations_areAChange() {
        assertThat(names(honest("hinting"))).isEmpty();
    }

    @Test
    void addedTool_calledByName_isNotRun() {
        ScriptedModel model = asked(honest("growing"), call("wipe_pages", "{\"query\":\"x\"}"), text("done"));
        assertThat(model.everythingShown()).doesNotContain("found it");
    }

    @Test
    void changedInstructions_areWithheld() {
        GuardedMcpClient client = honest("reworded");
        assertThat(client.instructions()).isNull();
        assertThat(names(client)).hasSize(2);
    }

    @Test
    void toolOfWhichAnyTextGivesOrders_isNotOffered() {
        ScriptedModel model = asked(careless("poisoned"), text("done"));
        assertThat(model.offered(0)).containsExactly("search");
    }

    @Test
    void whatAToolSaysWhenItFails_isJudgedLikeItsResults() {
        for (String role : List.of("failing", "refusing")) {
            ScriptedModel model = asked(honest(role), SEARCH, text("done"));
            assertThat(model.everythingShown())
                    .contains("no such page. " + Redaction.MARK)
                    .doesNotContain("ATTACK");
        }
    }

    @Test
    void resultsOfEveryKind_areTextThatWasJudged() {
        ScriptedModel model = asked(honest("many-sided"), SEARCH, FETCH, text("done"));
        assertThat(model.everythingShown())
                .contains("pages", "seen", "embedded. " + Redaction.MARK, "[image withheld by the firewall")
                .doesNotContain("ATTACK", "QVRUQUNL");
    }

    @Test
    void whatIsSaidBesideAnswers_endsAtTheWire() {
        ScriptedModel model = asked(honest("noisy"), SEARCH, text("done"));
        assertThat(model.everythingShown()).contains("found it").doesNotContain("ATTACK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-many", "endless", "deep"})
    void listBeyondItsLimits_offersNothing(String role) {
        assertThat(names(honest(role))).isEmpty();
    }

    @Test
    void answerBeyondItsLimit_isAFailure() {
        ScriptedModel model = asked(honest("oversized"), SEARCH, text("done"));
        assertThat(model.everythingShown()).contains("The tool failed").doesNotContain("xxxx");
    }

    @Test
    void resourcesAndPrompts_areThoseAgreedToAndJudged() {
        GuardedMcpClient client = honest("poisoned-texts");
        assertThat(client.listResources()).extracting(each -> each.uri()).containsExactly("wiki://start");
        assertThat(client.listResourceTemplates()).hasSize(1);
        assertThat(client.listPrompts()).extracting(each -> each.name()).containsExactly("summary");
        assertThat(client.readResource("wiki://page/one").contents().toString())
                .contains("A page. " + Redaction.MARK)
                .doesNotContain("ATTACK");
        assertThat(client.getPrompt("summary", Map.of()).messages().toString())
                .contains(Redaction.MARK)
                .doesNotContain("ATTACK");
    }

    @Test
    void resourcesAndPromptsThatGiveOrders_areLeftOutOfLists() {
        GuardedMcpClient client = careless("poisoned-texts");
        assertThat(client.listResources()).extracting(each -> each.uri()).containsExactly("wiki://start");
        assertThat(client.listPrompts()).extracting(each -> each.name()).containsExactly("summary");
    }

    @Test
    void resourcesThatNobodyAgreedTo_areNotRead() {
        GuardedMcpClient client = honest("benign");
        assertThat(List.of(
                        "wiki://evil",
                        "file:///etc/passwd",
                        "wiki://page/../start",
                        "wiki://page/a/b",
                        "wiki://page/%2e%2e"))
                .allSatisfy(uri -> assertThat(catchThrowable(() -> client.readResource(uri)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("nobody agreed"));
    }

    @Test
    void callThatIsNeverAnswered_endsWhenTheWaitDoes() {
        GuardedMcpClient client = SERVERS.client(GuardedMcpClient.connect(fixture.firewall, SERVERS.honest("slow"))
                .limits(McpServers.LIMITS)
                .client(builder -> builder.toolExecutionTimeout(Duration.ofMillis(200)))
                .http(SERVERS.url("slow")));
        assertThat(asked(client, SEARCH, text("done")).everythingShown()).contains("timeout");
    }

    @Test
    void processThatDiesInACall_isAFailureAndOffersNothingAfterwards() {
        McpServer benign = SERVERS.look("benign");
        McpEndpoint endpoint = McpEndpoint.stdio(ServerProcess.stdio("dying"));
        McpServer there = new McpServer(endpoint, benign.info(), benign.instructions(), benign.items());
        GuardedMcpClient client =
                SERVERS.client(GuardedMcpClient.connect(fixture.firewall, McpLock.NONE.with("wiki", there, Map.of()))
                        .limits(McpServers.LIMITS.waiting(Duration.ofSeconds(5)).believing(Duration.ZERO))
                        .stdio(ServerProcess.stdio("dying")));
        assertThat(asked(client, SEARCH, text("done")).everythingShown()).contains("The tool failed");
        assertThat(names(client)).isEmpty();
    }

    @Test
    void toolsThatWouldBeTakenForTheHosts_areDoubtedAndTheOthersAreNot() {
        ScriptedModel model = saying(
                call("search", "{\"query\":\"x\"}"), call("send_mail", "{}"), call("translate", "{}"), text("done"));
        fixture.assistant(model, new Office())
                .toolProvider(McpToolProvider.builder()
                        .mcpClients(careless("shadowing"))
                        .build())
                .build()
                .chat("hello");
        assertThat(standings())
                .extracting(LockState::doubts)
                .containsExactly(List.of(), List.of("mcp.lookalike"), List.of("mcp.mentions"));
    }

    @Test
    void doubtThatAPersonHasLookedAt_isNone() {
        McpLock lock = SERVERS.knowing("shadowing", "send_mail", Set.of("mcp.lookalike"));
        ScriptedModel model = saying(call("send_mail", "{}"), text("done"));
        fixture.assistant(model, new Office())
                .toolProvider(McpToolProvider.builder()
                        .mcpClients(SERVERS.client(fixture.firewall, lock, "shadowing"))
                        .build())
                .build()
                .chat("hello");
        assertThat(standings()).containsExactly(LockState.LOCKED);
    }

    @Test
    void toolThatNobodyDeclared_isInferredFromWhatWasAgreedTo() {
        asked(careless("growing"), call("wipe_pages", "{\"query\":\"x\"}"), text("done"));
        assertThat(fixture.policy.lastCall().tool().declaration()).isEqualTo(Declaration.INFERRED);
        assertThat(fixture.policy.lastCall().tool().declared()).isFalse();
        assertThat(fixture.policy.lastCall().tool().effects()).containsExactly(Effect.DELETE);
    }

    @Test
    void wordsOfServers_areInNoLog() {
        Logged.listen();
        for (String role : List.of("noisy", "failing", "refusing", "oddly-named", "too-many", "poisoned")) {
            asked(honest(role), SEARCH, text("done"));
        }
        List<Logged.Line> lines = Logged.heard();
        assertThat(lines).extracting(Logged.Line::text).anyMatch(text -> text.contains("is not as agreed to"));
        assertThat(lines).extracting(Logged.Line::text).noneMatch(text -> text.contains("ATTACK"));
    }
}
