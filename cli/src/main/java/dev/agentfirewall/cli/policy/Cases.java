package dev.agentfirewall.cli.policy;

import dev.agentfirewall.policy.tooling.PolicyCase;
import java.nio.file.Path;
import java.util.List;

/** The cases that a command line names. */
final class Cases {
    private Cases() {}

    static List<PolicyCase> in(List<Path> places) {
        return places.stream()
                .flatMap(place -> PolicyCase.readAll(place).stream())
                .toList();
    }
}
