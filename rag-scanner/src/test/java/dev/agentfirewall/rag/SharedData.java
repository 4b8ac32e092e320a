package dev.agentfirewall.rag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The working data beside the repository, where a machine has it. It is not part of the repository. */
final class SharedData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SharedData() {}

    /** {@code shared/data} beside one of the folders above, or where the property {@code firewall.data} says. */
    static Optional<Path> folder() {
        String told = System.getProperty("firewall.data");
        if (told != null) {
            return Optional.of(Path.of(told)).filter(Files::isDirectory);
        }
        Path up = Path.of("").toAbsolutePath();
        while (up != null) {
            Path data = up.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
            up = up.getParent();
        }
        return Optional.empty();
    }

    /** The rows of a zipped JSON Lines file. */
    static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(JSON.readTree(line));
            }
        }
        return rows;
    }
}
