package dev.agentfirewall.policy.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.policy.RealOpa;
import dev.agentfirewall.policy.RegoPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/writing-policies.md} shows is a folder of rules that passes its own tests. */
class WritingPoliciesTest {
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(?:rego|json) (\\S+)\\n(.*?)^```$");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private SortedMap<String, String> write() throws IOException {
        SortedMap<String, String> snippets = new TreeMap<>();
        SNIPPET.matcher(Files.readString(Path.of("../docs/writing-policies.md")))
                .results()
                .forEach(found -> snippets.put(found.group(1), found.group(2)));
        for (Map.Entry<String, String> snippet : snippets.entrySet()) {
            Path file = folder.resolve(snippet.getKey());
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, snippet.getValue());
        }
        return snippets;
    }

    @Test
    void snippets_asAFolderOfRules_passTheirTests() throws IOException {
        assertThat(write()).hasSize(4);
        Path program = RealOpa.required();
        Opa opa = Opa.find(
                Path.of(".."),
                Map.of("PATH", String.valueOf(program.toAbsolutePath().getParent())));

        assertThat(new PolicyTests(opa).run(folder).problems()).isEmpty();
    }

    @Test
    void settings_withoutOpa_areLaidOverTheDefaults() throws IOException {
        write();
        PolicyCase payment = PolicyCase.read(Path.of("conformance/cases/pay-more.json"));

        assertThat(RegoPolicies.defaults(folder.resolve("settings/data.json"))
                        .decide(payment.request())
                        .decision()
                        .<Boolean>fold(permit -> permit.obligations().isEmpty(), denied -> false))
                .as("50.01 EUR is below the new limit of 100")
                .isTrue();
    }
}
