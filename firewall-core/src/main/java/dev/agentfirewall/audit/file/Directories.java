package dev.agentfirewall.audit.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Forces a directory to the disk, so that a new file's name survives a power cut and not its bytes alone. */
final class Directories {
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private Directories() {}

    /** Does nothing on Windows, which neither can nor need. */
    static void sync(Path directory) throws IOException {
        if (WINDOWS) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // a standing interrupt would close the channel
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
