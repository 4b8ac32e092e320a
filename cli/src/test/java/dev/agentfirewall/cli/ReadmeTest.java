package dev.agentfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.policy.RegoPolicies;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is so: the screen, and every snippet. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path RULE = Path.of("..", "samples/src/main/rego/agent/rules/acme/audience/rule.rego");
    private static final List<String> IMPORTS = List.of(
            "dev.agentfirewall.*",
            "dev.agentfirewall.audit.file.*",
            "dev.agentfirewall.call.*",
            "dev.agentfirewall.decision.*",
            "dev.agentfirewall.guardmodel.*",
            "dev.agentfirewall.langchain4j.*",
            "dev.agentfirewall.output.OutputGate",
            "dev.agentfirewall.policy.*",
            "dev.agentfirewall.rag.*",
            "dev.agentfirewall.trace.ConversationTracer",
            "dev.langchain4j.agent.tool.*",
            "java.nio.file.Path",
            "java.util.*");

    private String readme = "";

    @BeforeEach
    void setUp() throws IOException {
        assumeTrue(Files.exists(README), "the README is not above this module");
        readme = Files.readString(README);
    }

    @Test
    void screen_isWhatTheDemoShows() {
        TestConsole console = TestConsole.piped("");
        console.run("demo");

        assertThat(console.out().lines().toList())
                .containsSubsequence(blocks("text").get(0).lines().toList());
    }

    @Test
    void javaSnippets_compile(@TempDir Path folder) {
        StringWriter complaints = new StringWriter();

        assertThat(compile(source(), folder, complaints))
                .as(complaints.toString())
                .isTrue();
    }

    @Test
    void settingsSnippet_isLoaded(@TempDir Path folder) throws IOException {
        Path settings = Files.writeString(
                folder.resolve("settings.json"), blocks("json").get(0));

        assertThat(RegoPolicies.defaults(settings).reference().bundle()).isPresent();
    }

    @Test
    void regoSnippet_isTheSamplesRule() throws IOException {
        assumeTrue(Files.exists(RULE), "the samples are not beside this module");

        assertThat(Files.readString(RULE)).endsWith(blocks("rego").get(0));
    }

    private String source() {
        StringBuilder source = new StringBuilder();
        IMPORTS.forEach(name -> source.append("import ").append(name).append(";\n"));
        source.append("final class Readme {\n");
        List<String> snippets = blocks("java");
        for (int i = 0; i < snippets.size(); i++) {
            boolean declares = snippets.get(i).startsWith("class ");
            source.append(
                    declares
                            ? snippets.get(i)
                            : "static void snippet" + i + "() throws Exception {\n" + snippets.get(i) + "}\n");
        }
        return source.append("}\n").toString();
    }

    private List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static boolean compile(String source, Path folder, StringWriter complaints) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Readme.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        return compiler.getTask(complaints, null, null, options, null, List.of(file))
                .call();
    }
}
