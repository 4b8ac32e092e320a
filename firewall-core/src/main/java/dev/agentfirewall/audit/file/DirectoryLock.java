package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The right to append to a directory's log: one holder at a time, among processes by a file lock, which the operating system
 * lets go when the holder dies. The lock file names its holder, for whoever is refused.
 */
final class DirectoryLock implements Closeable {
    // A file lock belongs to the process: closing any handle of the lock file lets it go, so nobody here opens it
    // twice.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    // Another class loader's copy of this class can hold the lock too. Its lock would go if the handle were closed.
    private static final Queue<RandomAccessFile> NEVER_CLOSED = new ConcurrentLinkedQueue<>();

    private final Path directory;
    private final RandomAccessFile file;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DirectoryLock(Path directory, RandomAccessFile file) {
        this.directory = directory;
        this.file = file;
    }

    /** Takes the lock or says who has it; never waits. */
    static DirectoryLock acquire(Path directory) throws AuditException {
        Path real = make(directory);
        if (!HELD_HERE.add(real)) {
            throw refused(real, "this process");
        }
        DirectoryLock lock = null;
        try {
            lock = lockFile(real);
            return lock;
        } catch (IOException e) {
            throw new AuditException(
                    "audit log `" + real + "` not opened: its lock file cannot be written ("
                            + e.getClass().getSimpleName()
                            + "); give this user the right to write there, and room on the disk",
                    e);
        } finally {
            if (lock == null) {
                HELD_HERE.remove(real);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) {
            return; // by now it may be somebody else's
        }
        try {
            file.close();
        } finally {
            HELD_HERE.remove(directory);
        }
    }

    private static Path make(Path directory) throws AuditException {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new AuditException(
                    "audit log `" + directory + "` not opened: the directory cannot be made ("
                            + e.getClass().getSimpleName() + "); make it, or give this user the right to",
                    e);
        }
    }

    private static DirectoryLock lockFile(Path directory) throws IOException, AuditException {
        Path path = directory.resolve(LogFormat.LOCK_FILE);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        @Nullable FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            NEVER_CLOSED.add(file);
            throw refused(directory, "this process");
        }
        if (lock == null) {
            String holder = holder(file);
            file.close();
            throw refused(directory, holder);
        }
        file.setLength(0);
        file.write(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
        return new DirectoryLock(directory, file);
    }

    private static String holder(RandomAccessFile file) throws IOException {
        byte[] text = new byte[20];
        file.seek(0);
        int length = file.read(text);
        String pid = length < 1 ? "" : new String(text, 0, length, StandardCharsets.US_ASCII);
        return pid.matches("\\d+") ? "process " + pid : "another process";
    }

    private static AuditException refused(Path directory, String holder) {
        return new AuditException("audit log `" + directory + "` not opened: " + holder
                + " is writing to it; stop that one, or give this one a directory of its own");
    }
}
