package dev.agentfirewall.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that their owner alone may read, written whole or not at all. */
final class PrivateFiles {
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    /** Makes {@code folder}, where it is not there yet. */
    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder, FOLDER));
        }
    }

    /** A new, empty file. */
    static void create(Path file) throws IOException {
        Files.createFile(file, attributes(file, FILE));
    }

    /** Adds {@code bytes} to the end of {@code file}; when that fails half-way, what was added is taken away again. */
    static void append(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long end = channel.size();
            try {
                writeAll(channel, bytes, end);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
    }

    /** Puts {@code bytes} in the place of {@code file}: whoever reads it finds the old or the new. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh);
        append(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeAll(FileChannel channel, byte[] bytes, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = from;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, FileAttribute<?> wanted) {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix") ? new FileAttribute<?>[] {wanted} : new FileAttribute<?>[0];
    }
}
