package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.rag.classify.Thresholds;
import dev.agentfirewall.rag.classify.ThresholdsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Thresholds in a file. */
public final class ThresholdsFile {
    private static final long LONGEST = 1 << 16;

    private ThresholdsFile() {}

    /**
     * Reads what {@code calibrate} wrote.
     *
     * @throws UnreadableFileException saying what is wrong
     */
    public static Thresholds read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new UnreadableFileException(file.toString(), "too long to be thresholds");
            }
            return ThresholdsReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnreadableFileException(
                    file.toString(), "cannot be opened; is there such a file, and may you read it?");
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    static void write(Path file, Thresholds thresholds) {
        WholeFile.write(file, JsonText.write(thresholds.toJson()) + "\n");
    }
}
