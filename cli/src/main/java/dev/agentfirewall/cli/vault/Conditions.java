package dev.agentfirewall.cli.vault;

import dev.agentfirewall.vault.VaultQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When records were kept, and why: what every command that looks into a vault can be told. */
public final class Conditions {
    @Option(names = "--since", paramLabel = "TIME", description = "Of a vault: from then on, 2026-11-22T10:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Of a vault: before then.")
    private @Nullable Instant until;

    @Option(
            names = "--suspicious",
            description = "Of a vault: only conversations with a denial, an approval or a finding.")
    private boolean suspicious;

    /** Whether any was given. */
    public boolean given() {
        return since != null || until != null || suspicious;
    }

    /** What {@code query} asks for, as far as it meets these too. */
    public VaultQuery narrow(VaultQuery query) {
        VaultQuery narrowed = since == null ? query : query.since(since);
        narrowed = until == null ? narrowed : narrowed.until(until);
        return suspicious ? narrowed.suspicious() : narrowed;
    }
}
