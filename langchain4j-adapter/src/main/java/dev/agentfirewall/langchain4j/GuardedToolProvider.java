package dev.agentfirewall.langchain4j;

import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import java.util.List;

/** A provider whose tools all come guarded, dynamic ones included. Thread-safe when the provider is. */
public final class GuardedToolProvider implements ToolProvider {
    private final AgentFirewall firewall;
    private final ToolProvider delegate;

    GuardedToolProvider(AgentFirewall firewall, ToolProvider delegate) {
        this.firewall = firewall;
        this.delegate = delegate;
    }

    @Override
    public ToolProviderResult provideTools(ToolProviderRequest request) {
        ToolProviderResult provided = delegate.provideTools(request);
        List<AiServiceTool> tools = provided == null ? List.of() : provided.aiServiceTools();
        return ToolProviderResult.builder()
                .addAll(tools.stream()
                        .map(tool -> firewall.guarded(tool, request.invocationContext()))
                        .toList())
                .build();
    }

    @Override
    public boolean isDynamic() {
        return delegate.isDynamic();
    }
}
