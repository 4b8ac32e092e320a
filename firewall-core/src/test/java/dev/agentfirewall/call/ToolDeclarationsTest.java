package dev.agentfirewall.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolDeclarationsTest {
    private static final Digest OFFERED = Digest.of("send_email");

    private static ToolDeclarations tools(String entries) throws ToolDeclarationException {
        return ToolDeclarations.parse("{\"version\":1,\"tools\":[" + entries + "]}");
    }

    @Test
    void describe_declaredTool_saysEverythingDeclared() throws Exception {
        ToolDescriptor tool = tools("""
                {"name":"send_email","effects":["write","send"],"primary":"send","permission":"mail",
                 "arguments":{"to":"recipient"},"result":{"integrity":"trusted","confidentiality":"secret"}}""").describe(Optional.empty(), "send_email", Optional.of(OFFERED));
        assertThat(tool.declared()).isTrue();
        assertThat(tool.effects()).containsExactly(Effect.WRITE, Effect.SEND);
        assertThat(tool.primaryEffect()).isEqualTo(Effect.SEND);
        assertThat(tool.roleOf("/to/0")).isEqualTo(ArgumentRole.RECIPIENT);
        assertThat(tool.permission()).contains("mail");
        assertThat(tool.result()).isEqualTo(new Label(Integrity.TRUSTED, Confidentiality.SECRET));
        assertThat(tool.descriptor()).contains(OFFERED);
    }

    @Test
    void describe_toolNobodyDeclared_mayDoTheWorst() throws Exception {
        ToolDescriptor tool = tools("").describe(Optional.of("wiki"), "search", Optional.empty());
        assertThat(tool.declared()).isFalse();
        assertThat(tool.effects()).containsExactly(Effect.EXECUTE);
        assertThat(tool.server()).contains("wiki");
    }

    @Test
    void describe_reviewNotes_decideNothing() throws Exception {
        String entry = "{\"name\":\"pay\",\"effects\":[\"pay\"]%s}";

        assertThat(tools(entry.formatted(",\"review\":{\"effects\":{\"sure\":\"low\"}}"))
                        .describe(Optional.empty(), "pay", Optional.empty()))
                .isEqualTo(tools(entry.formatted("")).describe(Optional.empty(), "pay", Optional.empty()));
    }

    @Test
    void describe_inferredTool_keepsItsEffectsButIsNotDeclared() throws Exception {
        ToolDescriptor tool = tools("{\"name\":\"pay\",\"effects\":[\"pay\"],\"inferred\":true}")
                .describe(Optional.empty(), "pay", Optional.empty());
        assertThat(tool.declared()).isFalse();
        assertThat(tool.primaryEffect()).isEqualTo(Effect.PAY);
    }

    @Test
    void describe_anotherServersToolOfTheSameName_isNotDeclared() throws Exception {
        ToolDeclarations tools = tools("{\"name\":\"search\",\"effects\":[\"read\"]}");
        assertThat(tools.describe(Optional.of("evil"), "search", Optional.empty())
                        .declared())
                .isFalse();
    }

    @Test
    void describe_descriptorChanged_isNotDeclared() throws Exception {
        ToolDeclarations tools = tools("{\"name\":\"send\",\"effects\":[\"send\"],\"descriptor\":\"" + OFFERED + "\"}");
        assertThat(tools.describe(Optional.empty(), "send", Optional.of(OFFERED))
                        .declared())
                .isTrue();
        assertThat(tools.describe(Optional.empty(), "send", Optional.of(Digest.of("changed")))
                        .declared())
                .isFalse();
        assertThat(tools.describe(Optional.empty(), "send", Optional.empty()).declared())
                .isFalse();
    }

    @Test
    void parse_wordNobodyKnows_saysWhichToolAndWhatIsKnown() {
        assertThatThrownBy(() -> tools("{\"name\":\"pay\",\"effects\":[\"paying\"]}"))
                .isInstanceOf(ToolDeclarationException.class)
                .hasMessageContainingAll("`pay`", "`paying`", "send");
        assertThatThrownBy(() -> tools("{\"name\":\"pay\",\"effects\":[\"pay\"],\"args\":{}}"))
                .hasMessageContainingAll("`pay`", "`args`");
        assertThatThrownBy(() -> tools("{\"name\":\"pay\"}")).hasMessageContaining("effects");
        assertThatThrownBy(() -> tools("{\"name\":\"pay\",\"effects\":[\"pay\"],\"primary\":\"read\"}"))
                .hasMessageContaining("primary effect");
    }

    @Test
    void parse_toolDeclaredTwice_isRefused() {
        assertThatThrownBy(
                        () -> tools("{\"name\":\"a\",\"effects\":[\"read\"]},{\"name\":\"a\",\"effects\":[\"read\"]}"))
                .hasMessageContaining("twice");
    }

    @Test
    void read_fileThatIsNotJson_namesFileAndPlace(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tools.json"), "{\"version\":1,");
        assertThatThrownBy(() -> ToolDeclarations.read(file)).hasMessageContaining("tools.json");
        assertThatThrownBy(() -> ToolDeclarations.read(folder.resolve("none.json")))
                .hasMessageContaining("none.json");
    }
}
