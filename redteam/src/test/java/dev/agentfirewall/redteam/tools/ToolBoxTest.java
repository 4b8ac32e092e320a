package dev.agentfirewall.redteam.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.redteam.tools.ToolBox.Standing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolBoxTest {
    private static final String OFFERED = "[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\","
            + "\"description\":\"Returns the weather of a city.\",\"parameters\":{\"type\":\"object\","
            + "\"properties\":{\"city\":{\"type\":\"string\"}}}}},{\"name\":\"send_postcard\"}]";

    @Test
    void tool_declared_isAsTheFileSays() throws Exception {
        ToolDeclarations declared = ToolDeclarations.parse(
                "{\"version\":1,\"tools\":[{\"name\":\"send_postcard\",\"effects\":[\"pay\"]}]}");

        ToolBox.Known known = ToolBox.of(offered(), declared).tool("send_postcard");

        assertThat(known.standing()).isEqualTo(Standing.DECLARED);
        assertThat(known.tool().primaryEffect()).isEqualTo(Effect.PAY);
    }

    @Test
    void tool_offeredAlone_isInferredAndNotDeclared() throws Exception {
        ToolBox box = ToolBox.of(offered(), ToolDeclarations.NONE);

        assertThat(box.tool("send_postcard").standing()).isEqualTo(Standing.INFERRED);
        assertThat(box.tool("send_postcard").tool().declared()).isFalse();
        assertThat(box.tool("get_weather").tool().effects()).containsExactly(Effect.READ);
    }

    @Test
    void tool_madeUp_isUnknownAndMayDoTheWorst() throws Exception {
        ToolBox box = ToolBox.of(offered(), ToolDeclarations.NONE);

        assertThat(box.tool("get_everything").standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(box.tool("get_everything").tool().effects()).containsExactly(Effect.EXECUTE);
        assertThat(box.tool(" ").tool().name()).isEqualTo("invented");
    }

    @Test
    void parse_toolTwice_isRefused() {
        assertThatThrownBy(() -> ToolsFile.parse(
                        "tools", "[{\"name\":\"a\"},{\"name\":\"a\"}]".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("`tools`: ")
                .hasMessageContaining("tool `a` stands there twice");
    }

    private static List<ToolDescriptor> offered() throws Exception {
        return ToolsFile.parse("tools", OFFERED.getBytes(StandardCharsets.UTF_8));
    }
}
