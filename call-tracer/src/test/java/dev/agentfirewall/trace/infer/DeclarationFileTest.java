package dev.agentfirewall.trace.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclarationFileTest {
    private static final List<InferredTool> TOOLS = List.of(
            Tools.infer("send_fax", "Sends a fax and stores a copy.", "to", "body", "cover_page_url"),
            Tools.infer("get_balance", "The balance."),
            Tools.infer("zork", ""));

    @Test
    void text_readBack_givesTheInferredDescriptors() throws Exception {
        ToolDeclarations declarations = ToolDeclarations.parse(DeclarationFile.text(TOOLS));

        for (InferredTool tool : TOOLS) {
            ToolDescriptor read = declarations.describe(Optional.empty(), tool.name(), Optional.empty());
            assertThat(read).isEqualTo(tool.descriptor());
            assertThat(read.declaration()).isEqualTo(Declaration.INFERRED);
        }
    }

    @Test
    void text_isTheFileLaidOut() {
        assertThat(Tools.json(DeclarationFile.text(TOOLS))).isEqualTo(DeclarationFile.json(TOOLS));
        assertThat(DeclarationFile.text(TOOLS).lines()).allMatch(line -> line.length() <= 200);
    }

    @Test
    void json_tellsHowSureEachLineIs() {
        assertThat(DeclarationFile.text(List.of(Tools.infer("zork", "", "to"))))
                .contains("\"inferred\": true", "\"sure\": \"low\"", "neither name nor description tells");
    }

    @Test
    void json_noTools_isAFileWithoutTools() {
        assertThat(DeclarationFile.json(List.of())).isEqualTo(Tools.json("{\"version\":1,\"tools\":[]}"));
        assertThat(DeclarationFile.json(List.of()).get("version")).contains(Json.of(1));
    }
}
