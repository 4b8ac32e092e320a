package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That {@code docs/engines.md} shows code that compiles, settings that load and messages that are given. */
class EnginesPageTest {
    private static final Path PAGE = Path.of("../docs/engines.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/agentfirewall/policy/EngineSnippets.java");
    private static final Pattern IN_PAGE =
            Pattern.compile("<!-- snippet: (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_SOURCE = Pattern.compile("// snippet: (\\w+)\n(.*?)\\s*// end", Pattern.DOTALL);

    @Test
    void page_showsExactlyTheCompiledCode() throws IOException {
        Map<String, String> shown = found(IN_PAGE, PAGE);
        assertThat(shown).hasSize(blocks("```java\n")).isEqualTo(found(IN_SOURCE, SOURCE));
    }

    @Test
    void page_settings_areThoseOfTheDefaultRules() throws IOException {
        Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(json.find()).isTrue();
        SettingsOverride settings = SettingsOverride.of(json.group(1).getBytes(StandardCharsets.UTF_8));
        PolicyBundle bundle = DefaultPolicy.bundle().withSettings(settings);
        assertThat(bundle.data().get("settings").flatMap(all -> ((Json.Obj) all).get("recipients")))
                .map(recipients -> ((Json.Obj) recipients).get("domains").orElseThrow())
                .contains(Json.object().put("acme.example", true).build());
        assertThat(RegoPolicyDecisionPoint.of(bundle).reference().bundle()).contains(bundle.digest());
    }

    @Test
    void page_codes_coverWhatTheDecoderAndTheClientSay() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page)
                .contains("`" + AnswerDecoder.MALFORMED + "`")
                .contains("`" + AnswerDecoder.UNDEFINED + "`")
                .contains("`" + AnswerDecoder.NOT_APPLICABLE + "`");
    }

    @Test
    void snippets_withoutTheirFiles_sayWhatIsMissing() {
        assertThat(EngineSnippets.defaults().reference().bundle()).contains(DefaultPolicy.digest());
        assertThat(EngineSnippets.server().reference().engine()).isEqualTo("opa-server");
        assertThatThrownBy(EngineSnippets::settings).hasMessageContaining("`settings.json`");
        assertThatThrownBy(EngineSnippets::reloading).hasMessageContaining("`bundle.tar.gz`");
        assertThatThrownBy(EngineSnippets::own).hasMessageContaining("release.pub");
    }

    private static int blocks(String fence) throws IOException {
        return Files.readString(PAGE).split(Pattern.quote(fence), -1).length - 1;
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
