package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.files.OwnerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold a key. Nothing is read from one that others may read: whoever left it open may have lost the key already. */
public final class SecretFile {
    private static final int MAX_BYTES = 64 * 1024;

    private SecretFile() {}

    /**
     * All of {@code file}. Where the file system knows no owners (Windows), rights are not looked at.
     *
     * @throws IOException when it cannot be read, is larger than 64 KiB, or is not its owner's alone
     */
    public static byte[] read(Path file) throws IOException {
        if (OwnerFiles.othersMay(file)) {
            throw new IOException("the key file `" + file + "` is open to others than its owner: `chmod 600` it,"
                    + " and make a new key if others may have read it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(
                        "the key file `" + file + "` is larger than " + MAX_BYTES + " bytes: it is no key");
            }
            return bytes;
        }
    }
}
