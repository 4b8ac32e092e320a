package dev.agentfirewall.spring;

import dev.langchain4j.mcp.client.McpClient;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Makes a bean {@code KEYMcpClient} of each server under {@code agent-firewall.mcp.servers}. */
final class McpClientRegistrar implements ImportBeanDefinitionRegistrar {
    private static final Bindable<Map<String, AgentFirewallProperties.Server>> SERVERS =
            Bindable.mapOf(String.class, AgentFirewallProperties.Server.class);

    private final Environment environment;
    private final BeanFactory beans;

    McpClientRegistrar(Environment environment, BeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Binder.get(environment)
                .bind("agent-firewall.mcp.servers", SERVERS)
                .ifBound(servers -> servers.keySet()
                        .forEach(key -> registry.registerBeanDefinition(key + "McpClient", definition(key))));
    }

    private AbstractBeanDefinition definition(String key) {
        return BeanDefinitionBuilder.genericBeanDefinition(
                        McpClient.class, () -> beans.getBean(McpClients.class).connected(key))
                .setDestroyMethodName("close")
                .getBeanDefinition();
    }
}
