package dev.agentfirewall.approvals.file;

import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.files.OwnerFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to one step in a folder: one holder at a time, among threads by a lock of this process, among processes by a file lock, which the
 * operating system lets go when its holder dies. Waiting is bounded.
 */
final class StoreLock {
    // One for each folder and process: a file lock belongs to the process, and closing any handle of the file lets it
    // go.
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private final Path file;
    private final ReentrantLock here;
    private final Duration longest;

    StoreLock(Path folder, Duration longest) {
        this.file = folder.resolve("lock");
        this.here = HERE.computeIfAbsent(folder, unknown -> new ReentrantLock());
        this.longest = longest;
    }

    /** One step. */
    interface Step<T> {
        T run() throws IOException, ApprovalStoreException;
    }

    <T> T hold(Step<T> step) throws IOException, ApprovalStoreException {
        long end = System.nanoTime() + longest.toNanos();
        if (!lockHere()) {
            throw busy();
        }
        try (FileChannel channel = OwnerFiles.lockFile(file)) {
            lock(channel, end);
            return step.run();
        } finally { // closing the channel lets the file lock go
            here.unlock();
        }
    }

    private boolean lockHere() throws ApprovalStoreException {
        try {
            return here.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApprovalStoreException("interrupted while waiting for `" + file + "`", e);
        }
    }

    private void lock(FileChannel channel, long end) throws IOException, ApprovalStoreException {
        while (System.nanoTime() - end < 0) {
            if (tried(channel) != null) {
                return;
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw busy();
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) { // another class loader's copy of this class has it
            return null;
        }
    }

    private ApprovalStoreException busy() {
        return new ApprovalStoreException("`" + file + "` was held by others for " + longest.toSeconds()
                + " s: find the process that hangs on to it, and end it");
    }
}
