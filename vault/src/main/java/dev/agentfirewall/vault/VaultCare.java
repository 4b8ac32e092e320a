package dev.agentfirewall.vault;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What looks after a vault. A firewall may use it meanwhile, in this process or another. */
public final class VaultCare {
    private final VaultLock lock;
    private final SubjectKeys keys;
    private final RecordFiles files;
    private final Supplier<LocalDate> today;
    private final int days;
    private final Runnable forget;

    VaultCare(
            VaultLock lock, SubjectKeys keys, RecordFiles files, Supplier<LocalDate> today, int days, Runnable forget) {
        this.lock = lock;
        this.keys = keys;
        this.files = files;
        this.today = today;
        this.days = days;
        this.forget = forget;
    }

    /**
     * What was erased.
     *
     * @param key whether there was a key to destroy
     * @param files how many files were deleted
     */
    public record Erased(boolean key, int files) {}

    /** Erases a subject: destroys its key first, then deletes what was written for it. */
    public Erased erase(String id, Optional<String> tenant) throws VaultException {
        SubjectName subject = SubjectName.of(id, tenant);
        forget.run();
        return lock.hold(() -> {
            boolean key = keys.destroy(subject);
            return new Erased(key, files.erase(subject));
        });
    }

    /** Deletes what is older than the vault keeps, and keys that nothing is left of; says how many days' records went. */
    public int purge() throws VaultException {
        return purge(days);
    }

    /** Deletes what is older than {@code most} days, today's counted. */
    public int purge(int most) throws VaultException {
        if (most < 1) {
            throw new IllegalArgumentException("at least today's records are kept");
        }
        return lock.hold(() -> purge(files, keys, today.get().minusDays(most - 1L)));
    }

    static int purge(RecordFiles files, SubjectKeys keys, LocalDate first) throws IOException {
        int purged = files.purge(first);
        for (SubjectName subject : purged == 0 ? List.<SubjectName>of() : keys.subjects()) {
            if (!subject.equals(SubjectName.tools()) && !files.holds(subject)) {
                keys.destroy(subject);
            }
        }
        return purged;
    }

    /** Wraps every subject's key by the key service's present key; says how many were wrapped by another. Records stay as they are. */
    public int rotate() throws VaultException {
        return lock.hold(() -> {
            int rewrapped = 0;
            for (SubjectName subject : keys.subjects()) {
                rewrapped += keys.rewrap(subject) ? 1 : 0;
            }
            return rewrapped;
        });
    }
}
