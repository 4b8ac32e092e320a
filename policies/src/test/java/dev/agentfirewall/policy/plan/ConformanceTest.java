package dev.agentfirewall.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * OPA's own cases, all of them: each gives what OPA gives, or is on the list of those that need a built-in which is not
 * supported. A case that leaves the list by passing fails the test as much as one that joins it.
 */
class ConformanceTest {

    @Test
    void evaluate_everyConformanceCaseOfOpa_passesOrIsListed() throws IOException, InterruptedException {
        Optional<Path> file = ConformanceCases.find();
        assumeTrue(
                file.isPresent(),
                "skipped: OPA's conformance cases need Go and OPA's Go module; `policies/install-opa` fetches it");
        Map<String, Long> outcomes;
        try (Stream<ConformanceCase> cases = ConformanceCases.read(file.get())) {
            outcomes = cases.parallel()
                    .map(ConformanceCase::outcome)
                    .collect(Collectors.groupingBy(outcome -> outcome, TreeMap::new, Collectors.counting()));
        }
        Long passed = outcomes.remove("pass");
        System.out.println("OPA's conformance cases: " + passed + " pass, "
                + outcomes.values().stream().mapToLong(Long::longValue).sum() + " listed");
        assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(listed());
        assertThat(passed).isGreaterThan(3_500);
    }

    private static Map<String, Long> listed() throws IOException {
        try (InputStream in = ConformanceTest.class.getResourceAsStream("conformance-exceptions.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toMap(
                            line -> line.substring(line.indexOf(' ') + 1),
                            line -> Long.parseLong(line.substring(0, line.indexOf(' ')))));
        }
    }
}
