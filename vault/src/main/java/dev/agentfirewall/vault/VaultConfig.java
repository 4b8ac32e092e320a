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
        if (maxFileBytes < 1024 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("a file holds at least 1024 bytes, and a write waits for some time");
        }
    }

    /** Everything, for 30 days, and required. */
    public static VaultConfig in(Path folder, KeyService keys) {
        return new VaultConfig(
                folder, keys, Keeping.ALL, true, DEFAULT_DAYS, 16L << 20, Duration.ofSeconds(5), Clock.systemUTC());
    }

    public VaultConfig keeping(Keeping which) {
        return new VaultConfig(folder, keys, which, required, days, maxFileBytes, patience, clock);
    }

    /** What cannot be kept goes on all the same, and is counted: {@link Vault#lost}. */
    public VaultConfig bestEffort() {
        return new VaultConfig(folder, keys, keeping, false, days, maxFileBytes, patience, clock);
    }

    public VaultConfig days(int count) {
        return new VaultConfig(folder, keys, keeping, required, count, maxFileBytes, patience, clock);
    }

    public VaultConfig maxFileBytes(long bytes) {
        return new VaultConfig(folder, keys, keeping, required, days, bytes, patience, clock);
    }

    public VaultConfig patience(Duration wait) {
        return new VaultConfig(folder, keys, keeping, required, days, maxFileBytes, wait, clock);
    }

    public VaultConfig clock(Clock tells) {
        return new VaultConfig(folder, keys, keeping, required, days, maxFileBytes, patience, tells);
    }

    @Override
    public String toString() {
        return "vault in `" + folder + "`";
    }
}
