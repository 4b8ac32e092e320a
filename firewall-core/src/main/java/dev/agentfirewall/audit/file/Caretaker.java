package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks after what was written: that its file is still the one that is open, is on the disk, noted as the head, and signed when that is due. Thread-safe;
 * never takes the lead itself, so a leader may call it.
 */
final class Caretaker {
    private final FileAuditConfig config;
    private final Optional<Attester> attester;
    private @Nullable Path watched;
    private @Nullable Object watchedKey;
    private long notedHead;

    Caretaker(FileAuditConfig config, Optional<Attester> attester) {
        this.config = config;
        this.attester = attester;
    }

    /** Looks at {@code now}; throws when records may be lost. */
    synchronized void look(ChainWriter.Snapshot now) throws IOException {
        watch(now);
        boolean due = attester.filter(signs -> signs.due(now)).isPresent();
        if (due || config.fsync() != FsyncPolicy.NONE) {
            force(now);
        }
        if (due) {
            attester.orElseThrow().attest(now);
        }
    }

    /** Forces {@code now} to the disk, notes its head and has it signed. */
    synchronized void settle(ChainWriter.Snapshot now) throws IOException {
        force(now);
        if (attester.isPresent()) {
            attester.get().attest(now);
        }
    }

    private void force(ChainWriter.Snapshot now) throws IOException {
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
