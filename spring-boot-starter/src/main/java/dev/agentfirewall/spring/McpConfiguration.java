package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpLockException;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.service.tool.ToolProvider;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** MCP servers that properties name, each a client that is held to the lock; and their tools, for AI services that are wired by type. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({McpClient.class, McpToolProvider.class})
class McpConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(prefix = "agent-firewall.mcp", name = "lock")
    McpLock agentFirewallMcpLock(AgentFirewallProperties told) {
        try {
            return McpLock.read(Path.of(String.valueOf(told.mcp().lock())));
        } catch (McpLockException e) {
            throw FirewallSetupException.because(
                    e, "Mend the file that `agent-firewall.mcp.lock` names; `agent-firewall mcp lock` writes it.");
        }
    }

    @Bean
    McpClients agentFirewallMcpClients(
            ObjectProvider<AgentFirewall> firewall, ObjectProvider<McpLock> lock, AgentFirewallProperties told) {
        return new McpClients(firewall, lock, told.mcp().servers());
    }

    @Bean
    @ConditionalOnBean(McpClient.class)
    @ConditionalOnMissingBean(ToolProvider.class)
    ToolProvider agentFirewallMcpTools(ObjectProvider<McpClient> clients) {
        return McpToolProvider.builder()
                .mcpClients(clients.orderedStream().toList())
                .build();
    }
}
