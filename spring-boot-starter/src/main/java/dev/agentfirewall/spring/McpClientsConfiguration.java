package dev.agentfirewall.spring;

import dev.langchain4j.mcp.client.McpClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The clients that properties name, known before {@link McpConfiguration} looks for clients. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(McpClient.class)
@Import(McpClientRegistrar.class)
class McpClientsConfiguration {}
