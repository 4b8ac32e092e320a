package dev.agentfirewall.postgres;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.Checkpoints;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has a log's head signed when it is due, in the background, for as long as its sink is open. A head that cannot be signed is trouble with the log until it can:
 * whoever asks for attested records does not want actions that are on no attested record.
 */
final class LogAttester {
    private static final Duration LOOKS = Duration.ofSeconds(1);

    private final PostgresDatabase database;
    private final Checkpoints checkpoints;
    private final Attesting attesting;
    private final ScheduledExecutorService background;
    private volatile long appended;
    private volatile Optional<String> trouble = Optional.empty();
    private long attested;
    private long since = System.nanoTime();

    private LogAttester(PostgresDatabase database, Checkpoints checkpoints, Attesting attesting) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.attesting = attesting;
        this.background = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "agent-firewall-checkpoints");
            thread.setDaemon(true);
            return thread;
        });
    }

    static Optional<LogAttester> start(PostgresDatabase database, PostgresAuditConfig config) {
        return config.checkpoints().map(wanted -> {
            LogAttester attester =
                    new LogAttester(database, wanted, new Attesting(config.log(), wanted.signers(), config.clock()));
            var unused = attester.background.scheduleWithFixedDelay(
                    attester::look, LOOKS.toMillis(), LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            return attester;
        });
    }

    /** Tells of a record of this process's. */
    void appended(AuditReceipt receipt) {
        appended = Math.max(appended, receipt.sequence()); // called under the sink's lock
    }

    /** Why the head cannot be signed; empty while it can. */
    Optional<String> trouble() {
        return trouble;
    }

    private synchronized void look() {
        boolean late = System.nanoTime() - since >= checkpoints.interval().toNanos();
        boolean due = appended > attested && (late || appended - attested >= checkpoints.records());
        if (!due && trouble.isEmpty()) {
            return;
        }
        try {
            attest();
        } catch (Throwable e) { // whatever it was: nobody would look again, and records would go unsigned in silence
            trouble = Optional.of(
                    e instanceof AuditException
                            ? String.valueOf(e.getMessage())
                            : "its head cannot be signed or copied");
        }
    }

    private void attest() throws AuditException {
        Optional<Attesting.Signed> signed = database.attest(attesting, checkpoints.copies());
        attested = signed.map(note -> note.head().sequence()).orElse(attested);
        since = System.nanoTime();
        trouble = Optional.empty();
    }

    /** Signs what is not signed yet, and ends. */
    void close() throws AuditException {
        background.shutdown();
        synchronized (this) {
            if (appended > attested) {
                attest();
            }
        }
    }
}
