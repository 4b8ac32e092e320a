package dev.agentfirewall.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.mcp.McpItem.Kind;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** How much of a listing is taken: all of it or nothing. */
class McpListingTest {
    private static final McpLimits TIGHT =
            new McpLimits(2, 2, 2_000, 300, 8, 1_000, Duration.ofSeconds(1), Duration.ZERO);

    private static String page(String... tools) {
        return "{\"tools\":[" + String.join(",", tools) + "]}";
    }

    private static String tool(String name, String description) {
        return "{\"name\":\"" + name + "\",\"description\":\"" + description + "\"}";
    }

    private static void refused(String why, String... pages) {
        McpListing listing = new McpListing(Kind.TOOL, TIGHT);
        assertThatExceptionOfType(McpLockException.class)
                .isThrownBy(() -> {
                    for (String page : pages) {
                        listing.page(page);
                    }
                })
                .withMessageContaining(why)
                .withMessageNotContaining("CANARY");
    }

    @Test
    void pages_areReadOneAfterTheOther() throws McpLockException {
        McpListing listing =
                new McpListing(Kind.TOOL, TIGHT).page(page(tool("a", "x"))).page(page(tool("b", "y")));
        assertThat(listing.items()).extracting(McpItem::id).containsExactly("a", "b");
    }

    @Test
    void listing_beyondItsLimits_isRefusedWhole() {
        refused("more than 2 of them", page(tool("a", ""), tool("b", ""), tool("c", "")));
        refused("more than 2 pages", page(), page(), page());
        refused("longer than 300 characters", page(tool("a", "CANARY" + "x".repeat(400))));
        refused("longer than 2000 characters", page(tool("a", "CANARY" + "x".repeat(3_000))));
        refused("not taken", "{\"tools\":" + "[".repeat(40) + "]".repeat(40) + "}");
    }

    @Test
    void listing_thatTwoReadersWouldReadDifferently_isRefused() {
        refused("number 2 is listed twice", page(tool("a", "x"), tool("a", "CANARY")));
        refused("not taken", "{\"tools\":[{\"name\":\"a\",\"name\":\"CANARY\"}]}");
        refused("number 1 has no `name`", page("{\"title\":\"CANARY\"}"));
        refused("number 1 has no `name`", page("{\"name\":7}"));
        refused("no array `tools`", "{\"tools\":\"CANARY\"}");
        refused("not taken", "[]");
    }

    @Test
    void texts_ofATool_areAllThatItSays() throws McpLockException {
        McpItem tool = new McpListing(Kind.TOOL, McpLimits.DEFAULT)
                .page(
                        "{\"tools\":[{\"name\":\"a\",\"title\":\"T1\",\"inputSchema\":{\"properties\":{\"p\":{\"enum\":[\"E1\"],"
                                + "\"default\":\"D1\",\"items\":{\"description\":\"N1\"}}}},\"annotations\":{\"title\":\"T2\"},"
                                + "\"_meta\":{\"k\":[\"M1\"]}}]}")
                .items()
                .get(0);
        assertThat(tool.texts().lines()).contains("a", "T1", "p", "E1", "D1", "N1", "T2", "k", "M1");
        assertThat(Collections.frequency(tool.texts().lines().toList(), "title"))
                .isEqualTo(2);
    }
}
