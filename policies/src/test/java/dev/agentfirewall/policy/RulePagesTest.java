package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A code means the same in a rule, in its metadata and on its page. */
class RulePagesTest {
    private static final Path RULES = Path.of("src/main/rego/agent/rules");
    private static final Path PAGES = Path.of("../docs/rules");
    private static final Pattern SAID = Pattern.compile("\"code\": \"([a-z_.]+)\"");
    private static final Pattern DECLARED = Pattern.compile("#   codes: \\[(.*)]");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| `([a-z_.]+)` \\|");

    static List<Path> rules() throws IOException {
        try (Stream<Path> folders = Files.walk(RULES, 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve("rule.rego")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void codes_ofARule_areDeclaredAndExplained(Path folder) {
        String source = read(folder.resolve("rule.rego"));
        String name = RULES.relativize(folder).toString().replace(File.separatorChar, '.');
        Set<String> said = all(SAID, source);

        assertThat(said).isNotEmpty();
        assertThat(declared(source)).as("codes in the metadata").isEqualTo(said);
        assertThat(all(EXPLAINED, read(PAGES.resolve(name + ".md"))))
                .as("codes on the page")
                .isEqualTo(said);
        assertThat(all(EXPLAINED, read(PAGES.resolve("README.md")))).containsAll(said);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule_inItsFolder_hasATest(Path folder) {
        assertThat(folder.resolve("rule_test.rego")).exists();
    }

    private static Set<String> declared(String source) {
        Matcher line = DECLARED.matcher(source);
        return line.find() ? new TreeSet<>(List.of(line.group(1).split(", "))) : Set.of();
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be read; is the page missing?", e);
        }
    }
}
