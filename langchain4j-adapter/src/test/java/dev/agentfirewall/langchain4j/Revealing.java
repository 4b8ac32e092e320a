package dev.agentfirewall.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.List;
import java.util.Map;

/** A tool that would reveal another to the model. */
final class Revealing implements ToolExecutor {
    @Override
    public String execute(ToolExecutionRequest request, Object memoryId) {
        return "ok";
    }

    @Override
    public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
        return ToolExecutionResult.builder()
                .resultText("ok")
                .attributes(Map.of("found_tools", List.of("wipe"), "trace", "t-1"))
                .build();
    }
}
