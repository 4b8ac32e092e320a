package dev.agentfirewall.spring;

import static dev.agentfirewall.spring.Starts.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.langchain4j.GuardedMcpClient;
import dev.agentfirewall.langchain4j.GuardedToolProvider;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.service.tool.ToolProvider;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** MCP servers that properties name, and those that they do not. */
class McpServersTest {
    private static final String AT = "agent-firewall.mcp.";

    @SuppressWarnings("NullAway.Init") // started before all
    private static WikiServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = new WikiServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private ApplicationContextRunner told(String... properties) {
        return Starts.in(folder).withPropertyValues(properties);
    }

    private ApplicationContextRunner reached(Path lock) {
        return told(
                AT + "lock=" + lock,
                AT + "servers.wiki.url=" + server.url(),
                AT + "servers.wiki.headers.Authorization=" + WikiServer.TOKEN);
    }

    @Test
    void serverOfTheLock_isAClientAndAProviderOfTools() throws Exception {
        reached(server.lock(folder.resolve("mcp.lock.json"), server.url())).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(McpClient.class);
            assertThat(context.getBean("wikiMcpClient", GuardedMcpClient.class).listTools())
                    .extracting(ToolSpecification::name)
                    .containsExactly("search");
            assertThat(context.getBean(ToolProvider.class)).isInstanceOf(GuardedToolProvider.class);
        });
    }

    @Test
    void noLockFile_isNamed() {
        told(AT + "servers.wiki.url=" + server.url()).run(context -> {
            assertThat(refusal(context)).hasMessageContaining("agreed to MCP server `wiki`");
            assertThat(refusal(context).remedy()).contains("agent-firewall mcp lock wiki", AT + "lock");
        });
    }

    @Test
    void lockFileWithoutTheServer_isNamed() throws Exception {
        Path lock = server.lock(folder.resolve("mcp.lock.json"), server.url());
        told(AT + "lock=" + lock, AT + "servers.files.command=files-mcp,/srv/docs")
                .run(context -> assertThat(refusal(context)).hasMessageContaining("`files`: the lock file has no"));
    }

    @Test
    void lockFileThatIsNone_isNamed() throws Exception {
        Path lock = Files.writeString(folder.resolve("mcp.lock.json"), "{}");
        told(AT + "lock=" + lock, AT + "servers.wiki.url=" + server.url())
                .run(context -> assertThat(refusal(context)).hasMessageContaining("mcp.lock.json"));
    }

    @Test
    void serverElsewhere_isAnother() throws Exception {
        reached(server.lock(folder.resolve("mcp.lock.json"), "https://wiki.acme.example/mcp"))
                .run(context -> assertThat(refusal(context)).hasMessageContaining("at another place"));
    }

    @Test
    void serverThatLetsNobodyIn_isNamedAndItsTokenIsNot() throws Exception {
        Path lock = server.lock(folder.resolve("mcp.lock.json"), server.url());
        told(
                        AT + "lock=" + lock,
                        AT + "servers.wiki.url=" + server.url(),
                        AT + "servers.wiki.headers.Authorization=Bearer hush")
                .run(context -> assertThat(refusal(context))
                        .hasMessageContaining("`wiki` could not be reached")
                        .hasMessageNotContaining("hush"));
    }

    @Test
    void serverToldInTwoWays_isAContradiction() {
        told(AT + "servers.wiki.url=" + server.url(), AT + "servers.wiki.command=wiki")
                .run(context -> assertThat(refusal(context)).hasMessageContaining("in no way, or in two"));
    }

    @Test
    void clientThatNoLockHolds_isNamed() {
        told().withUserConfiguration(OwnClient.class).run(context -> {
            assertThat(refusal(context)).hasMessageContaining("`server`").hasMessageContaining("no lock");
            assertThat(refusal(context).remedy()).contains(AT + "servers", "GuardedMcpClient.connect");
        });
    }

    @Test
    void clientThatNoLockHolds_onPurpose_isGuarded() {
        told(AT + "require-lock=false")
                .withUserConfiguration(OwnClient.class)
                .run(context -> assertThat(context.getBean("server")).isInstanceOf(GuardedMcpClient.class));
    }

    /** A client of which nobody knows where it leads. */
    @Configuration(proxyBeanMethods = false)
    static class OwnClient {
        @Bean(destroyMethod = "")
        McpClient server() {
            return (McpClient) Proxy.newProxyInstance(
                    McpClient.class.getClassLoader(),
                    new Class<?>[] {McpClient.class},
                    (proxy, method, arguments) -> method.getName().equals("key") ? "server" : null);
        }
    }
}
