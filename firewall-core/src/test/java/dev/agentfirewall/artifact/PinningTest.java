package dev.agentfirewall.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinningTest {
    @TempDir
    private Path temp;

    @Test
    void pin_folder_namesEveryFileWithItsRole() throws Exception {
        Manifest manifest = SmallModel.pinned(SmallModel.in(temp));
        assertThat(manifest.entries())
                .extracting(entry -> entry.path() + " " + entry.role().word() + " " + entry.size())
                .containsExactly(
                        "lora/adapter_config.json adapter 7",
                        "model.safetensors weights 19",
                        "tokenizer.json tokenizer 2");
        assertThat(manifest.entries().get(2).sha256()).isEqualTo(Digest.of("{}"));
    }

    @Test
    void pin_emptyFolder_isRefused() {
        assertThatThrownBy(() -> SmallModel.pinned(temp)).isInstanceOf(ArtifactVerificationException.class);
    }

    @Test
    void pin_unfitThings_areAllNamed() throws IOException {
        SmallModel.in(temp);
        Files.createSymbolicLink(temp.resolve("one"), temp.resolve("tokenizer.json"));
        Files.createFile(temp.resolve("back\\slash"));
        assertThatThrownBy(() -> SmallModel.pinned(temp))
                .hasMessageContaining("`one` linked")
                .hasMessageContaining("back slash");
    }

    @Test
    void pin_namesThatDifferInCaseAlone_areRefused() throws IOException {
        SmallModel.in(temp);
        Files.createFile(temp.resolve("Tokenizer.json"));
        assertThatThrownBy(() -> SmallModel.pinned(temp)).hasMessageContaining("name one file on some systems");
    }
}
