package dev.agentfirewall.langchain4j.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpItem.Kind;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpServer;
import dev.langchain4j.mcp.client.McpCallContext;
import dev.langchain4j.mcp.client.transport.McpOperationHandler;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.protocol.McpClientMessage;
import dev.langchain4j.mcp.protocol.McpInitializeRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When a server is believed, and when it is asked again. */
class LockWatchTest {
    private static final McpEndpoint PLACE = McpEndpoint.http("https://wiki.example/mcp");
    private static final McpItem SEARCH =
            new McpItem(Kind.TOOL, "search", Json.object().put("name", "search").build());
    private static final McpLock LOCK = McpLock.NONE.with(
            "wiki",
            new McpServer(PLACE, Json.object().put("name", "wiki").build(), Optional.empty(), List.of(SEARCH)),
            Map.of());

    private final Lister lister = new Lister();
    private long now;

    private LockWatch watch(boolean promises) {
        Wire wire = new Wire(lister, PLACE, McpLimits.DEFAULT);
        wire.greeted(
                json("{\"result\":{\"serverInfo\":{\"name\":\"wiki\"},\"capabilities\":{\"tools\":{\"listChanged\":"
                        + promises + "}}}}"));
        LockWatch watch =
                new LockWatch("wiki", LOCK, wire, McpLimits.DEFAULT.believing(Duration.ofSeconds(30)), () -> now);
        lister.heard = Optional.of(watch);
        return watch;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void serverThatPromisesToTell_isAskedAgainWhenTheListIsOld() {
        LockWatch watch = watch(true);
        assertThat(watch.holding(Kind.TOOL)).containsExactly(SEARCH);
        watch.holding(Kind.TOOL);
        assertThat(lister.asked).isEqualTo(1);
        now = Duration.ofSeconds(31).toNanos();
        watch.holding(Kind.TOOL);
        assertThat(lister.asked).isEqualTo(2);
    }

    @Test
    void serverThatPromisesNothing_isAskedEachTime() {
        LockWatch watch = watch(false);
        watch.holding(Kind.TOOL);
        watch.holding(Kind.TOOL);
        assertThat(lister.asked).isEqualTo(2);
        assertThat(watch.lastHolding(Kind.TOOL)).containsExactly(SEARCH);
        assertThat(lister.asked).isEqualTo(2);
    }

    @Test
    void changeThatWasTold_isLookedAtBeforeAnythingElse() {
        LockWatch watch = watch(true);
        watch.holding(Kind.TOOL);
        lister.tools = "[]";
        watch.changed(Kind.TOOL);
        assertThat(watch.lastHolding(Kind.TOOL)).isEmpty();
    }

    @Test
    void changeThatIsToldWhileTheServerIsAsked_isNotMissed() {
        LockWatch watch = watch(true);
        lister.tellsWhileAsked = true;
        watch.holding(Kind.TOOL);
        lister.tools = "[]";
        assertThat(watch.holding(Kind.TOOL)).isEmpty();
    }

    @Test
    void connectionMadeAnew_isAnotherServerUntilItIsFoundToBeTheSame() {
        LockWatch watch = watch(true);
        watch.holding(Kind.TOOL);
        watch.forget();
        watch.holding(Kind.TOOL);
        assertThat(lister.asked).isEqualTo(2);
    }

    @Test
    void serverThatDoesNotAnswer_holdsNothing() {
        LockWatch watch = watch(true);
        watch.holding(Kind.TOOL);
        lister.broken = true;
        watch.changed(Kind.TOOL);
        assertThat(watch.holding(Kind.TOOL)).isEmpty();
        assertThat(watch.lastHolding(Kind.TOOL)).isEmpty();
    }

    /** A transport to a server that lists tools, and counts how often it was asked. */
    private static final class Lister implements McpTransport {
        private String tools = "[{\"name\":\"search\"}]";
        private int asked;
        private boolean broken;
        private boolean tellsWhileAsked;
        private Optional<LockWatch> heard = Optional.empty();

        @Override
        public CompletableFuture<JsonNode> executeOperationWithResponse(McpCallContext context) {
            asked++;
            if (broken) {
                return CompletableFuture.failedFuture(new IllegalStateException("gone"));
            }
            if (tellsWhileAsked) {
                heard.orElseThrow().changed(Kind.TOOL);
            }
            return CompletableFuture.completedFuture(json("{\"result\":{\"tools\":" + tools + "}}"));
        }

        @Override
        public CompletableFuture<JsonNode> executeOperationWithResponse(McpClientMessage message) {
            return executeOperationWithResponse(new McpCallContext(null, message));
        }

        @Override
        public CompletableFuture<JsonNode> initialize(McpInitializeRequest request) {
            return CompletableFuture.completedFuture(json("{}"));
        }

        @Override
        public void start(McpOperationHandler handler) {}

        @Override
        public void executeOperationWithoutResponse(McpClientMessage message) {}

        @Override
        public void executeOperationWithoutResponse(McpCallContext context) {}

        @Override
        public void checkHealth() {}

        @Override
        public void onFailure(Runnable action) {}

        @Override
        public void close() {}
    }
}
