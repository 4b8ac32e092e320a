package dev.agentfirewall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.TestConsole;
import dev.agentfirewall.cli.WrongUseException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LiveModelTest {
    private static final Console CONSOLE =
            TestConsole.terminal(Map.of("MODEL_KEY", "sesame")).console();

    @Test
    void cast_noModel_leavesTheRecording() {
        assertThat(cast()).isEmpty();
    }

    @Test
    void cast_openAiServer_isSpokenToWithItsKey() throws Exception {
        try (FakeModelServer server = new FakeModelServer("hello")) {
            Cast cast = cast("--model", "big", "--base-url", server.url("/v1"), "--api-key-env", "MODEL_KEY")
                    .orElseThrow();

            assertThat(cast.honest().chat("hi")).isEqualTo("hello");
            assertThat(server.requests()).singleElement().asString().contains("\"big\"", "\"hi\"");
            assertThat(server.keys()).containsExactly("Bearer sesame");
            assertThat(cast.toString() + cast.description()).doesNotContain("sesame");
        }
    }

    @Test
    void cast_ollamaServer_isSpokenTo() throws Exception {
        try (FakeModelServer server = new FakeModelServer("hello")) {
            Cast cast = cast("--model", "small", "--base-url", server.url(""), "--api", "ollama")
                    .orElseThrow();

            assertThat(cast.reader().chat("hi")).isEqualTo("hello");
            assertThat(server.requests()).singleElement().asString().contains("\"small\"");
        }
    }

    @Test
    void cast_ollamasOwnPort_isGuessed() {
        Cast cast =
                cast("--model", "small", "--base-url", "http://localhost:11434").orElseThrow();

        assertThat(cast.honest().provider().name()).isEqualTo("OLLAMA");
        assertThat(cast.description()).isEqualTo("small at localhost:11434");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--base-url http://localhost:1                                     | go with `--model`",
                "--model m                                                         | needs `--base-url`",
                "--model m --base-url localhost:8080                               | starts with `http://`",
                "--model m --base-url http://[                                     | is no URL",
                "--model m --base-url http://localhost:1 --api soap                | `openai` or `ollama`",
                "--model m --base-url http://localhost:1/v1 --api-key-env NO_SUCH  | `NO_SUCH` is not set",
            })
    void cast_senselessOptions_saysWhatToWrite(String options, String complaint) {
        assertThatThrownBy(() -> cast(options.split(" +", -1)))
                .isInstanceOf(WrongUseException.class)
                .hasMessageContaining(complaint);
    }

    private static Optional<Cast> cast(String... options) {
        Options holder = new Options();
        new CommandLine(holder).parseArgs(options);
        return holder.live.cast(CONSOLE);
    }

    @Command
    private static final class Options {
        @Mixin
        private final LiveModel live = new LiveModel();
    }
}
