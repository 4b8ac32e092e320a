package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.files.OwnerFiles;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Moves a torn end out of a segment into a file of its own: nothing is thrown away, and nothing is half there. */
final class TornFile {
    private TornFile() {}

    /** Copies what comes after {@code size} bytes, forces the copy to the disk, and only then cuts the segment. */
    static TornTail moveAside(Path segment, long size) throws IOException {
        Path torn = free(segment, size);
        long bytes;
        try (InputStream in = new FileInputStream(segment.toFile());
                FileOutputStream out = new FileOutputStream(torn.toFile())) {
            in.skipNBytes(size);
            bytes = in.transferTo(out);
            out.getFD().sync();
        }
        OwnerFiles.sync(parent(segment));
        cut(segment, size);
        return new TornTail(String.valueOf(torn.getFileName()), bytes, Digest.of(Files.readAllBytes(torn)));
    }

    private static void cut(Path segment, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(size);
            file.getFD().sync();
        }
    }

    // The same place can be torn twice; the first time's evidence stays.
    private static Path free(Path segment, long size) {
        for (int i = 0; ; i++) {
            Path name = segment.resolveSibling(segment.getFileName() + "." + size + (i == 0 ? "" : "." + i) + ".torn");
            if (!Files.exists(name)) {
                return name;
            }
        }
    }

    private static Path parent(Path segment) {
        Path parent = segment.toAbsolutePath().getParent();
        return parent == null ? segment : parent;
    }
}
