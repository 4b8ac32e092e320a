package dev.agentfirewall.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file read once, whole, and never more of it than a limit. */
final class BoundedFile {
    private BoundedFile() {}

    /** The bytes of {@code file}; {@code what} names its part in an error. */
    static byte[] read(Path file, int limit, String what) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new PolicyLoadException(
                        what + " `" + file + "` not loaded: it is larger than " + limit + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new PolicyLoadException(what + " `" + file + "` not loaded: there is no such file", e);
        }
    }
}
