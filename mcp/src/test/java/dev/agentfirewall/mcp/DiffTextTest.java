package dev.agentfirewall.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Differences, as a person reads them. */
class DiffTextTest {
    private static final McpLock LOCK =
            McpLock.NONE.with("wiki", Servers.wiki(Servers.tool("search", "Searches")), Map.of());

    private static String diff(McpServer live) {
        return DiffText.of(LOCK.compare("wiki", live));
    }

    @Test
    void changedDescription_isShownBeforeAndNow() {
        assertThat(diff(Servers.wiki(Servers.tool("search", "Searches\u200b and \u001b[2Jmore"))))
                .isEqualTo("""
                    tool "search" changed
                      "/description"
                        - "Searches"
                        + "Searches\\u200b and \\u001b[2Jmore"
                    """);
    }

    @Test
    void otherVersion_isShown() {
        assertThat(diff(Servers.wiki("2.0.0", Servers.tool("search", "Searches"))))
                .isEqualTo("identity changed\n  \"/server/version\"\n    - \"1.2.0\"\n    + \"2.0.0\"\n");
    }

    @Test
    void sameServer_showsNothing() {
        assertThat(diff(Servers.wiki(Servers.tool("search", "Searches")))).isEmpty();
    }

    @Test
    void unknownServer_isSaid() {
        assertThat(DiffText.of(McpLock.NONE.compare("wiki", Servers.wiki()))).contains("nobody has agreed");
    }
}
