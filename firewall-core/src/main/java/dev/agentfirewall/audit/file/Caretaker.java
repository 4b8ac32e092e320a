package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Looks after what was written: that its file is still the one that is open, is on the disk, and noted as the head. Thread-safe;
 * never takes the lead itself, so a leader may call it.
 */
final class Caretaker {
    private final FileAuditConfig config;
    private @Nullable Path watched;
    private @Nullable Object watchedKey;
    private long notedHead;

    Caretaker(FileAuditConfig config) {
        this.config = config;
    }

    /** Looks at {@code now}; throws when records may be lost. */
    synchronized void look(ChainWriter.Snapshot now) throws IOException {
        watch(now);
        if (config.fsync() != FsyncPolicy.NONE) {
            settle(now);
        }
    }

    /** Forces {@code now} to the disk and notes its head. */
    synchronized void settle(ChainWriter.Snapshot now) throws IOException {
        AuditReceipt head = now.head().orElse(null);
        if (head == null || head.sequence() <= notedHead) {
            return;
        }
        now.file().sync();
        HeadFile.write(config.directory(), head);
        notedHead = head.sequence();
    }

    // A file that is deleted, moved away or cut short goes on taking writes that nobody will ever read.
    private void watch(ChainWriter.Snapshot now) throws IOException {
        BasicFileAttributes found = attributes(now.segment());
        if (!now.segment().equals(watched)) {
            watched = now.segment();
            watchedKey = found.fileKey();
        }
        boolean same = watchedKey == null || watchedKey.equals(found.fileKey());
        if (!same || found.size() < now.size()) {
            throw new IOException("the file was replaced or cut short by somebody else");
        }
    }

    private static BasicFileAttributes attributes(Path segment) throws IOException {
        try {
            return Files.readAttributes(segment, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new IOException("the file was deleted or moved by somebody else", e);
        }
    }
}
