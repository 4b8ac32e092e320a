package dev.agentfirewall.audit.file;

import dev.agentfirewall.files.OwnerFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A segment on disk. A {@link RandomAccessFile}, since an interrupt closes a {@code FileChannel} under everybody's feet. */
final class DiskLogFile implements LogFile {
    static final Opener OPENER = new Opener() {
        @Override
        public LogFile create(Path path) throws IOException {
            OwnerFiles.createForGroup(path);
            try {
                return new DiskLogFile(path, 0);
            } catch (IOException e) {
                Files.deleteIfExists(path); // out of file handles: an empty file left here would stop the next try
                throw e;
            }
        }

        @Override
        public LogFile resume(Path path, long size) throws IOException {
            return new DiskLogFile(path, size);
        }
    };

    private final RandomAccessFile file;

    private DiskLogFile(Path path, long size) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(size);
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        file.write(bytes, 0, length);
    }

    @Override
    public void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void truncate(long size) throws IOException {
        file.setLength(size);
        file.seek(size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
