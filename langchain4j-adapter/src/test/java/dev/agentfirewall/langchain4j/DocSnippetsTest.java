package dev.agentfirewall.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the code in the documentation is code that compiles, and runs. */
class DocSnippetsTest {
    private static final List<Path> PAGES = List.of(Path.of("../docs/langchain4j.md"), Path.of("../docs/mcp.md"));
    private static final Path SOURCE = Path.of("src/test/java/dev/agentfirewall/langchain4j/DocSnippets.java");
    private static final Pattern IN_PAGE =
            Pattern.compile("<!-- snippet: (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_SOURCE = Pattern.compile("// snippet: (\\w+)\n(.*?)\\s*// end", Pattern.DOTALL);

    @Test
    void page_showsExactlyTheCompiledCode() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        for (Path page : PAGES) {
            shown.putAll(found(IN_PAGE, page));
        }
        assertThat(shown).isNotEmpty().isEqualTo(found(IN_SOURCE, SOURCE));
    }

    @Test
    void page_hasNoOtherJava() throws IOException {
        for (Path page : PAGES) {
            Matcher blocks = Pattern.compile("```java\n").matcher(Files.readString(page));
            assertThat(blocks.results().count()).isEqualTo(found(IN_PAGE, page).size());
        }
    }

    @Test
    void snippets_run() {
        Fixture fixture = new Fixture();
        assertThatCode(() -> DocSnippets.install(fixture.core)).doesNotThrowAnyException();
        AgentFirewall.installed().orElseThrow().uninstall();
        Assistant assistant = DocSnippets.explicit(
                fixture.firewall, ScriptedModel.saying(ScriptedModel.text("hi")).blocking());
        assertThat(assistant.chat("hello")).isEqualTo("hi");
        assertThat(DocSnippets.session(fixture.firewall, ScriptedModel.saying().blocking()))
                .hasSize(2);
    }

    private static Map<String, String> found(Pattern pattern, Path file) throws IOException {
        Map<String, String> found = new TreeMap<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            // line breaks are the formatter's, and the page's
            found.put(matcher.group(1), matcher.group(2).replaceAll("\\s+", ""));
        }
        return found;
    }
}
