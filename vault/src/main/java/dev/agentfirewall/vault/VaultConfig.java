package dev.agentfirewall.vault;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How a vault is kept.
 *
 * @param folder holds the vault and nothing else; made, for its owner alone, when missing
 * @param keys wraps the subjects' keys
 * @param keeping which conversations are kept
 * @param required whether what cannot be kept goes no further; otherwise it is counted and goes on
 * @param days how long a record is kept; older ones are neither given out nor left on the disk
 * @param maxFileBytes a file that would grow past this is left and the next begun
 * @param patience how long a write waits for its turn
 * @param waiting how long what is not suspicious yet stays in memory, in case it becomes so
 * @param clock dates records, and tells which are old
 */
public record VaultConfig(
        Path folder,
        KeyService keys,
        Keeping keeping,
        boolean required,
        int days,
        long maxFileBytes,
        Duration patience,
        Duration waiting,
        Clock clock) {
    /** A month. */
    public static final int DEFAULT_DAYS = 30;

    private static final int MOST_DAYS = 36_500;

    public VaultConfig {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(keys, "keys");
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("records are kept for 1 to " + MOST_DAYS + " days");
        }
        if (maxFileBytes < 1024) {
            throw new IllegalArgumentException("a file holds at least 1024 bytes");
        }
        if (patience.isNegative() || patience.isZero() || waiting.isNegative() || waiting.isZero()) {
            throw new IllegalArgumentException("a write waits for some time, and so does what may become suspicious");
        }
    }

    /** Everything, for 30 days, and required. */
    public static VaultConfig in(Path folder, KeyService keys) {
        return new VaultConfig(
                folder,
                keys,
                Keeping.ALL,
                true,
                DEFAULT_DAYS,
                16L << 20,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Clock.systemUTC());
    }

    public VaultConfig keeping(Keeping which) {
        return new VaultConfig(folder, keys, which, required, days, maxFileBytes, patience, waiting, clock);
    }

    /** What cannot be kept goes on all the same, and is counted: {@link Vault#lost}. */
    public VaultConfig bestEffort() {
        return new VaultConfig(folder, keys, keeping, false, days, maxFileBytes, patience, waiting, clock);
    }

    public VaultConfig days(int count) {
        return new VaultConfig(folder, keys, keeping, required, count, maxFileBytes, patience, waiting, clock);
    }

    public VaultConfig maxFileBytes(long bytes) {
        return new VaultConfig(folder, keys, keeping, required, days, bytes, patience, waiting, clock);
    }

    public VaultConfig patience(Duration wait) {
        return new VaultConfig(folder, keys, keeping, required, days, maxFileBytes, wait, waiting, clock);
    }

    /** How long what is not suspicious yet stays in memory: what became of it later than that is kept without it. */
    public VaultConfig waiting(Duration most) {
        return new VaultConfig(folder, keys, keeping, required, days, maxFileBytes, patience, most, clock);
    }

    public VaultConfig clock(Clock tells) {
        return new VaultConfig(folder, keys, keeping, required, days, maxFileBytes, patience, waiting, tells);
    }

    @Override
    public String toString() {
        return "vault in `" + folder + "`";
    }
}
