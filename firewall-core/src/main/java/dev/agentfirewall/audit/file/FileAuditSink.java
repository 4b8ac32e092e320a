package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The log in files: JSON Lines in segments, every record chained to the one before by SHA-256 (see {@code docs/audit-format.md}).
 *
 * <p><b>Guarantees</b>, beyond those of {@link AuditSink}: a killed process loses no record whose {@link #append} returned, and a
 * half-written one is moved aside at the next start; one process at a time has the log; a log whose chain is broken is not added to.
 * Concurrent appends share one write and one fsync. Nothing is locked but the write itself: callers canonicalise and hash
 * on their own threads.
 *
 * <p>Thread-safe. One daemon thread a sink forces records to the disk in the background.
 */
public final class FileAuditSink implements AuditSink, Vitals {
    private final FileAuditConfig config;
    private final DirectoryLock lock;
    private final ChainWriter chain;
    private final Caretaker caretaker;
    private final GroupCommit commits = new GroupCommit(this::write);
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(FileAuditSink::daemon);
    private volatile @Nullable IOException trouble; // seen in the background, told to the next append
    private volatile boolean closed;

    private FileAuditSink(FileAuditConfig config, DirectoryLock lock, ChainWriter chain, Optional<Attester> attester) {
        this.config = config;
        this.lock = lock;
        this.chain = chain;
        this.caretaker = new Caretaker(config, attester);
    }

    /**
     * Opens the log in the configured directory, or begins one. A write that a crash cut off is moved to a {@code .torn} file, and a
     * record says so.
     *
     * @throws AuditException when somebody else has the log, its chain is broken, or it cannot be read or written
     */
    public static FileAuditSink open(FileAuditConfig config) throws AuditException {
        return open(config, DiskLogFile.OPENER);
    }

    static FileAuditSink open(FileAuditConfig config, LogFile.Opener opener) throws AuditException {
        DirectoryLock lock = DirectoryLock.acquire(config.directory());
        FileAuditSink sink = null;
        try {
            LogEnd end = Recovery.recover(config);
            Optional<Attester> attester = Attester.resume(config, end);
            sink = new FileAuditSink(config, lock, new ChainWriter(config, opener, end), attester);
            sink.start(end);
            return sink;
        } catch (IOException e) {
            throw new AuditException("audit log `" + config.directory() + "` not opened: " + e.getMessage(), e);
        } finally {
            if (sink == null || sink.closed) {
                release(lock);
            }
        }
    }

    @Override
    public AuditReceipt append(Json.Obj record) throws AuditException {
        byte[] event = CanonicalJson.bytes(record);
        if (event.length > config.maxRecordBytes()) {
            throw new AuditException("audit record not written: " + event.length + " bytes is over the limit of "
                    + config.maxRecordBytes() + "; raise `maxRecordBytes`, or record less");
        }
        Pending pending = Pending.of(event);
        commits.commit(pending);
        return pending.receipt();
    }

    /** The last record: kept elsewhere, it lets {@link AuditVerifier} notice a log that was cut short. */
    public Optional<AuditReceipt> head() {
        return snapshot().head();
    }

    /** How many records wait for their turn, and whether the last look at the disk found no trouble. */
    @Override
    public List<Vital> vitals() {
        return List.of(
                new Vital(Vital.Kind.WAITING, "audit_file", commits::waiting),
                new Vital(Vital.Kind.AVAILABLE, "audit_file", () -> closed || trouble != null ? 0 : 1));
    }

    @Override
    public void close() throws AuditException {
        Optional<IOException> failure = commits.exclusively(this::closeOnce);
        if (failure.isPresent()) {
            throw new AuditException(
                    "audit log `" + config.directory() + "` closed, but its last records may not be on the disk: "
                            + failure.get().getMessage() + "; verify it before the next start",
                    failure.get());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is scheduled keeps its failures for the next append
    private void start(LogEnd end) throws AuditException {
        long period = config.syncInterval().toNanos();
        background.scheduleWithFixedDelay(this::lookAfter, period, period, TimeUnit.NANOSECONDS);
        if (end.torn().isPresent()) {
            try {
                append(LogFormat.recovered(config.clock().instant(), end.torn().get()));
            } catch (AuditException e) {
                commits.exclusively(this::closeOnce);
                throw e;
            }
        }
    }

    private void write(List<Pending> group) {
        if (closed) {
            group.forEach(pending -> pending.fail("audit record not written: the log is closed", null));
            return;
        }
        try {
            mendTrouble();
            chain.write(group);
            group.forEach(Pending::succeed);
        } catch (IOException e) {
            String message = "audit record not written to `" + chain.segment() + "`: " + e.getMessage()
                    + "; the caller must not act; the next record is tried afresh, so mend the disk and go on";
            group.forEach(pending -> pending.fail(message, e));
            repairNow();
        }
    }

    // Failing to force earlier records is told once to each append until it succeeds: nobody acts on a log that may be
    // lost.
    private void mendTrouble() throws IOException {
        if (trouble != null) {
            caretaker.look(chain.snapshot());
            trouble = null;
        }
    }

    private void repairNow() {
        try {
            chain.repair();
        } catch (IOException e) {
            trouble = e; // tried again before the next record
        }
    }

    private void lookAfter() {
        ChainWriter.Snapshot now = snapshot();
        try {
            caretaker.look(now);
        } catch (IOException e) {
            // A segment closed meanwhile was forced when it was closed.
            if (now.segment().equals(snapshot().segment())) {
                trouble = e;
            }
        } catch (RuntimeException e) {
            trouble = new IOException("looking after the log broke off", e); // thrown, it would end the schedule unseen
        }
    }

    private ChainWriter.Snapshot snapshot() {
        return commits.exclusively(chain::snapshot);
    }

    private Optional<IOException> closeOnce() {
        if (closed) {
            return Optional.empty();
        }
        closed = true;
        background.shutdown();
        try (lock;
                chain) {
            chain.repair();
            caretaker.settle(chain.snapshot());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void release(DirectoryLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // The operating system lets go of it with the process; there is nothing else to do about it here.
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "agent-firewall-audit");
        thread.setDaemon(true);
        return thread;
    }
}
