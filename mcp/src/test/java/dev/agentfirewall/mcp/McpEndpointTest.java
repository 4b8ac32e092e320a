package dev.agentfirewall.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.agentfirewall.json.CanonicalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where servers may be. */
class McpEndpointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://wiki.example/mcp",
                "ftp://wiki.example",
                "https://user@wiki.example/mcp",
                "https:///mcp",
                "/mcp",
                "http://localhost.evil.example/mcp",
                "https://wiki.example/mcp#x"
            })
    void url_thatProvesNoHost_isRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> McpEndpoint.http(url));
    }

    @Test
    void url_withoutTls_isForThisMachineOnly() {
        assertThat(CanonicalJson.write(
                        McpEndpoint.http("http://127.0.0.1:8080/mcp").document()))
                .contains("\"tls_host\":null");
    }

    @Test
    void command_isNeverEmpty() {
        assertThatIllegalArgumentException().isThrownBy(McpEndpoint::stdio);
        assertThatIllegalArgumentException().isThrownBy(() -> McpEndpoint.stdio(" "));
    }

    @Test
    void toString_tellsNoArguments() {
        assertThat(McpEndpoint.stdio("wiki-mcp", "--token", "CANARY")).hasToString("a process of this machine");
        assertThat(McpEndpoint.http("https://wiki.example/mcp?key=CANARY")).hasToString("host `wiki.example`");
    }
}
