package dev.agentfirewall.audit.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A real disk that fails when told to: it can be full after some bytes, refuse to force, to cut, or to make files. */
final class FaultyDisk implements LogFile.Opener {
    final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    volatile boolean cannotSync;
    volatile boolean cannotTruncate;
    volatile boolean cannotCreate;
    final AtomicInteger syncs = new AtomicInteger();

    @Override
    public LogFile create(Path path) throws IOException {
        check(cannotCreate, "Read-only file system");
        return new Faulty(DiskLogFile.OPENER.create(path));
    }

    @Override
    public LogFile resume(Path path, long size) throws IOException {
        return new Faulty(DiskLogFile.OPENER.resume(path, size));
    }

    private static void check(boolean fails, String how) throws IOException {
        if (fails) {
            throw new IOException(how);
        }
    }

    private final class Faulty implements LogFile {
        private final LogFile disk;

        Faulty(LogFile disk) {
            this.disk = disk;
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            int fits = (int) Math.min(length, room.get());
            disk.write(bytes, fits);
            room.addAndGet(-fits);
            check(fits < length, "No space left on device");
        }

        @Override
        public void sync() throws IOException {
            syncs.incrementAndGet();
            check(cannotSync, "Input/output error");
            disk.sync();
        }

        @Override
        public void truncate(long size) throws IOException {
            check(cannotTruncate, "Input/output error");
            disk.truncate(size);
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }
}
