package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.cli.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that whoever looks finds the old one or the new one, never half of it. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes {@code text} in UTF-8.
     *
     * @throws UnreadableFileException when it cannot be written
     */
    public static void write(Path file, String text) {
        try {
            Path whole = file.toAbsolutePath();
            Path part = whole.resolveSibling(whole.getFileName() + ".part");
            try {
                Files.writeString(part, text);
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UnreadableFileException(
                    file.toString(), "cannot be written; is there such a folder, and may you write there?");
        }
    }
}
