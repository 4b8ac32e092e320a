package dev.agentfirewall.policy.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpaTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void find_nowhere_saysHowToInstallIt() {
        assertThatThrownBy(() -> Opa.find(folder, Map.of("PATH", folder.toString())))
                .isInstanceOf(PolicyToolException.class)
                .hasMessageContaining("OPA 1.22.2 not found")
                .hasMessageContaining("policies/install-opa");
    }

    @Test
    void find_anotherVersion_saysWhich() throws IOException {
        Path program = Files.writeString(folder.resolve("opa"), "#!/bin/sh\necho 'Version: 0.1.0'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> Opa.find(folder, Map.of("PATH", folder.toString())))
                .hasMessageContaining("`" + program + "` is version 0.1.0");
    }
}
