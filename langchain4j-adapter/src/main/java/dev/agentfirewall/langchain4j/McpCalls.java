package dev.agentfirewall.langchain4j;

import dev.agentfirewall.langchain4j.mcp.WatchedTransport;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.service.tool.ToolExecutionResult;
import java.util.function.Function;

/**
 * Runs calls on a server. What a tool says when it fails arrives as an exception's message: here it becomes a result again, an error to be judged like any other text of that server.
 */
final class McpCalls {
    private final McpOffers offers;
    private final String server;

    McpCalls(McpOffers offers, String server) {
        this.offers = offers;
        this.server = server;
    }

    ToolExecutionResult run(ToolExecutionRequest request, Function<ToolExecutionRequest, ToolExecutionResult> call) {
        if (!offers.runnable(request.name())) {
            throw new IllegalStateException("the tool of MCP server `" + server + "` is not what was agreed to");
        }
        try {
            return call.apply(request);
        } catch (ToolExecutionException e) {
            if (e.errorCode() == null || !WatchedTransport.isToolsOwnFailure(e.errorCode())) {
                throw e;
            }
            return failed(e);
        }
    }

    private static ToolExecutionResult failed(ToolExecutionException e) {
        Throwable said = e.getCause() == null ? e : e.getCause();
        String text = said.getMessage() == null ? "" : said.getMessage();
        return ToolExecutionResult.builder()
                .isError(true)
                .resultText(text.isBlank() ? "(the tool failed and did not say why)" : text)
                .build();
    }
}
