package dev.agentfirewall.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.mcp.McpItem.Kind;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of locks. */
class LockProperties {

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .ofMaxLength(60)
                .filter(text -> text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
    }

    private static McpLock locking(String description) {
        return McpLock.NONE.with("wiki", Servers.wiki(Servers.tool("search", description)), Map.of());
    }

    @Property(tries = 300)
    void text_readAgain_isTheSameLock(@ForAll("words") String description) throws McpLockException {
        McpLock lock = locking(description);
        assertThat(McpLock.parse(lock.text())).isEqualTo(lock);
        assertThat(McpLock.parse(lock.text()).text()).isEqualTo(lock.text());
    }

    @Property(tries = 300)
    void description_holdsOnlyWhereItIsTheSame(@ForAll("words") String agreed, @ForAll("words") String live) {
        Comparison compared = locking(agreed).compare("wiki", Servers.wiki(Servers.tool("search", live)));
        assertThat(compared.holding(Kind.TOOL)).hasSize(agreed.equals(live) ? 1 : 0);
        assertThat(compared.same()).isEqualTo(agreed.equals(live));
    }
}
