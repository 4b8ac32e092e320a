package dev.agentfirewall.policy.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleListTest {

    @Test
    void list_ofTheDefaultRules_isTheCommittedOne() throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        DefaultSources.rego().forEach((path, bytes) -> sources.put(path, new String(bytes, StandardCharsets.UTF_8)));

        assertThat(RuleList.of(sources)).isEqualTo(Files.readString(Path.of("src/main/rego", RuleList.FILE)));
    }

    @Test
    void list_ofNamesThatAreNoWords_quotesThem() {
        String list = RuleList.of(new TreeMap<>(Map.of(
                "agent/rules/my-shop/2nd/rule.rego", "package x\n\ndeny contains {} if true\n",
                "agent/rules/my-shop/2nd/rule_test.rego", "deny contains x if true\n",
                "agent/lib/x.rego", "deny contains x if true\n")));

        assertThat(list).contains("some element in data.agent.rules[\"my-shop\"][\"2nd\"].deny");
        assertThat(list.lines().filter(line -> line.contains("contains element")))
                .hasSize(1);
    }

    @Test
    void defaults_embedded_areAllLints() throws IOException {
        Path folder = Files.createTempDirectory("sources");
        DefaultSources.copyTo(folder);

        assertThat(names(folder.resolve("lint")))
                .isEqualTo(names(Path.of("lint")).stream()
                        .filter(name -> !name.endsWith("_test.rego"))
                        .toList());
        assertThat(names(folder.resolve("schema"))).isEqualTo(names(Path.of("schema")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
