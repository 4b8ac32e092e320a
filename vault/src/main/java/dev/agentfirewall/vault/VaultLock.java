package dev.agentfirewall.vault;

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

/** One at a time in a vault's folder, among threads and processes, for as long as one piece of work. Waits for a bounded time. */
final class VaultLock {
    // A file lock belongs to the process and goes when any handle of its file is closed: threads take turns first.
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();
    private static final long PAUSE_NANOS = 500_000;

    private final Path folder;
    private final Duration patience;

    VaultLock(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    /** A piece of work. */
    interface Work<T> {
        T run() throws IOException, VaultException;
    }

    <T> T hold(Work<T> work) throws VaultException {
        boolean interrupted = Thread.interrupted(); // a standing interrupt would close every channel
        try {
            return held(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T held(Work<T> work) throws VaultException {
        ReentrantLock here = HERE.computeIfAbsent(folder, any -> new ReentrantLock());
        long end = System.nanoTime() + patience.toNanos();
        if (!taken(here)) {
            throw busy();
        }
        try (FileChannel file = opened();
                FileLock lock = take(file, end)) {
            if (!lock.isValid()) {
                throw new IOException("the lock was lost");
            }
            return work.run();
        } catch (IOException e) {
            throw new VaultException(
                    "the vault `" + folder + "` cannot be read or written ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); see that the disk has room and this user the right to write there",
                    e);
        } finally {
            here.unlock();
        }
    }

    private FileChannel opened() throws IOException {
        return OwnerFiles.lockFile(folder.resolve("vault.lock"));
    }

    private boolean taken(ReentrantLock here) throws VaultException {
        try {
            return here.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VaultException("interrupted while waiting for the vault `" + folder + "`", e);
        }
    }

    private FileLock take(FileChannel file, long end) throws IOException, VaultException {
        while (true) {
            @Nullable FileLock lock = attempt(file);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                throw busy();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static @Nullable FileLock attempt(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another class loader's copy of this class has it
        }
    }

    private VaultException busy() {
        return new VaultException("the vault `" + folder + "` was in use for longer than " + patience.toMillis()
                + " ms; find out which process holds its `vault.lock`, and try again");
    }
}
