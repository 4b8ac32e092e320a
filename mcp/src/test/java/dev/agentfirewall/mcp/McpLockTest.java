package dev.agentfirewall.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock file: what is written is what is read, and nothing else is taken. */
class McpLockTest {
    private static final McpLock LOCK = McpLock.NONE.with(
            "wiki",
            Servers.wiki(Servers.tool("search", "Searches"), Servers.tool("fetch", "Fetches a page")),
            Map.of("search", Set.of("mcp.lookalike")));

    @TempDir
    Path folder;

    @Test
    void lock_writtenAndRead_isTheSame() throws IOException, McpLockException {
        Path file = folder.resolve("mcp.lock.json");
        LOCK.write(file);
        assertThat(McpLock.read(file)).isEqualTo(LOCK);
        assertThat(Files.readString(file)).isEqualTo(LOCK.text());
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void text_isSortedAndSaysWhatWasAccepted() {
        assertThat(LOCK.text())
                .containsSubsequence(
                        "\"wiki\"", "https://wiki.example/mcp", "\"tls_host\": \"wiki.example\"", "fetch", "search")
                .contains("\"accepted\": [\"mcp.lookalike\"]");
    }

    @Test
    void text_ofHiddenCharacters_showsThem() throws McpLockException {
        String hidden = "Searches\u200b\u202e \uDB40\uDC41\uDB40\uDC42 and \u3164 more\u00a0";
        McpLock lock = McpLock.NONE.with("wiki", Servers.wiki(Servers.tool("search", hidden)), Map.of());
        assertThat(lock.text())
                .contains("Searches\\u200b\\u202e \\udb40\\udc41\\udb40\\udc42 and \\u3164 more\\u00a0")
                .matches(text -> text.codePoints().noneMatch(point -> point > 0x7e));
        assertThat(McpLock.parse(lock.text())).isEqualTo(lock);
    }

    @Test
    void file_changedByHand_isRefused() {
        refused(LOCK.text().replace("Fetches a page", "Fetches all pages"), "`digest` is not that of its definition");
        refused(LOCK.text().replace("1.2.0", "1.3.0"), "server `wiki`: `digest` is not that of what stands below it");
        refused(LOCK.text().replace("\"version\": 1,", "\"version\": 2,"), "`version` must be 1");
        refused(LOCK.text().replace("\"accepted\"", "\"acepted\""), "unknown member `acepted`");
        refused(LOCK.text().replace("https://wiki.example", "http://wiki.example"), "use https");
        refused(LOCK.text().replace("\"tls_host\": \"wiki.example\"", "\"tls_host\": \"w.example\""), "`identity`");
        refused(LOCK.text() + "{}", "MCP lock not read");
        refused("{\"version\":1}", "`servers` must be an object");
    }

    private static void refused(String text, String why) {
        assertThatExceptionOfType(McpLockException.class)
                .isThrownBy(() -> McpLock.parse(text))
                .withMessageContaining(why);
    }

    @Test
    void read_noFile_saysHowToMakeOne() {
        assertThatExceptionOfType(McpLockException.class)
                .isThrownBy(() -> McpLock.read(folder.resolve("none.json")))
                .withMessageContaining("agent-firewall mcp lock");
    }

    @Test
    void without_forgetsTheServer() {
        assertThat(LOCK.without("wiki")).isEqualTo(McpLock.NONE);
        assertThat(LOCK.compare("wiki", Servers.wiki()).same()).isFalse();
        assertThat(McpLock.NONE.compare("wiki", Servers.wiki()).agreed()).isEmpty();
    }

    @Test
    void toString_tellsNothingOfWhatServersSay() {
        assertThat(LOCK.servers().toString() + LOCK + LOCK.compare("wiki", Servers.wiki()))
                .doesNotContain("Fetches", "Search first", "/mcp");
    }
}
