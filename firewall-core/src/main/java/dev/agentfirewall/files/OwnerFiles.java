package dev.agentfirewall.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Files and folders that their owner alone may read: on POSIX by their mode, on Windows by an access control list. On a file system that knows neither
 * they are as it makes them.
 *
 * <p>An interrupted caller is served like any other and keeps its interrupt. Thread-safe, as far as different files go.
 */
public final class OwnerFiles {
    private static final int MOST_DESTROYED = 1 << 20;
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private OwnerFiles() {}

    /** Makes {@code folder}, and those above it, where it is not there yet. One that is there stays as it is. */
    public static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OwnerRights.FOLDER.attributes(folder));
            OwnerRights.FOLDER.restrict(folder);
        }
        return folder;
    }

    /** A new, empty file. */
    public static Path create(Path file) throws IOException {
        return create(file, OwnerRights.FILE);
    }

    /** A new, empty file that its owner's group may read too, such as a log that another program ships. */
    public static Path createForGroup(Path file) throws IOException {
        return create(file, OwnerRights.GROUPS_FILE);
    }

    private static Path create(Path file, OwnerRights rights) throws IOException {
        Files.createFile(file, rights.attributes(file));
        rights.restrict(file);
        return file;
    }

    /** A new, empty file, unless it is there. */
    public static void touch(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                create(file);
            } catch (FileAlreadyExistsException e) {
                return; // somebody else was first
            }
            syncFolderOf(file);
        }
    }

    /** Whether anybody but its owner has a right to {@code path}. Not looked at where there are no POSIX modes. */
    public static boolean othersMay(Path path) throws IOException {
        return OwnerRights.othersMay(path);
    }

    /** Puts {@code bytes} in the place of {@code file}: whoever reads it, after a power cut too, finds the old or the new. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        replace(file, file.resolveSibling(file.getFileName() + ".new"), bytes);
        syncFolderOf(file);
    }

    /**
     * The same by way of {@code scratch}, a name in the same folder that is used for nothing else. Whether the new name survives a power cut is for
     * {@link #sync} to see to.
     */
    public static void replace(Path file, Path scratch, byte[] bytes) throws IOException {
        Files.deleteIfExists(scratch); // a crash left it
        create(scratch);
        uninterrupted(() -> {
            try (FileChannel channel = FileChannel.open(scratch, StandardOpenOption.WRITE)) {
                write(channel, bytes, 0);
                channel.force(true);
            }
        });
        Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Adds {@code bytes} to the end of {@code file}; when that fails half-way, what was added is taken away again. */
    public static void append(Path file, byte[] bytes) throws IOException {
        uninterrupted(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                long end = channel.size();
                try {
                    write(channel, bytes, end);
                } catch (IOException e) {
                    channel.truncate(end);
                    throw e;
                }
            }
        });
    }

    /** Writes all of {@code bytes}, the first at {@code from}. */
    public static void write(FileChannel channel, byte[] bytes, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = from;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    /** Overwrites and deletes. What a copying file system or a disk of its own mind keeps of it cannot be reached from here. */
    public static void destroy(Path file) throws IOException {
        uninterrupted(() -> overwrite(file));
        if (Files.deleteIfExists(file)) {
            syncFolderOf(file);
        }
    }

    private static void overwrite(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(channel, new byte[(int) Math.min(channel.size(), MOST_DESTROYED)], 0);
            channel.force(true);
        } catch (NoSuchFileException e) {
            return; // it is gone already
        }
    }

    /** The channel of a lock file, made where it is not there. */
    public static FileChannel lockFile(Path file) throws IOException {
        touch(file);
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /** What is in {@code folder}, by name; nothing where there is no such folder. */
    public static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Sees to it that names made and removed in {@code folder} survive a power cut. Does nothing on Windows, which neither can nor need. */
    public static void sync(Path folder) throws IOException {
        if (!WINDOWS) {
            uninterrupted(() -> {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            });
        }
    }

    private static void syncFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            sync(folder);
        }
    }

    /** Something with a channel. */
    private interface Work {
        void run() throws IOException;
    }

    private static void uninterrupted(Work work) throws IOException {
        boolean interrupted = Thread.interrupted(); // a standing interrupt would close the channel
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
