package dev.agentfirewall.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A model of three small files on disk, for tests to pin and to damage. */
public final class SmallModel {
    private static final Map<String, String> FILES = Map.of(
            "model.safetensors", "weights, as it were",
            "tokenizer.json", "{}",
            "lora/adapter_config.json", "{\"r\":8}");

    private SmallModel() {}

    /** Writes the model under {@code folder}, which is made. */
    public static Path in(Path folder) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return folder;
    }

    static Pinning pinning() {
        return new Pinning("small", "https://models.example/small", "Apache-2.0", Optional.of("base"));
    }

    static Manifest pinned(Path folder) throws ArtifactVerificationException {
        return pinning().pin(ArtifactSource.directory(folder));
    }
}
