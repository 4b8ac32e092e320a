package dev.agentfirewall.redteam.suite;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** A small suite for tests. */
final class TestSuites {
    private TestSuites() {}

    static SuiteFiles files() throws URISyntaxException {
        return SuiteFiles.in(Path.of(
                Objects.requireNonNull(TestSuites.class.getResource("/suites")).toURI()));
    }
}
