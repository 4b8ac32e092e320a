package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.cli.vault.Conditions;
import dev.agentfirewall.cli.vault.VaultPlace;
import dev.agentfirewall.redteam.replay.RunSource;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.vault.VaultQuery;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which runs of a vault are replayed. They are decrypted in memory alone, a few at a time. */
final class VaultRuns {
    @Option(
            names = "--from-vault",
            paramLabel = "DIR",
            description = "Replay what a vault kept, decrypted in memory alone, instead of files of runs.")
    private @Nullable Path folder;

    @Option(names = "--vault-key", paramLabel = "FILE", description = "The file with the vault's key.")
    private @Nullable Path key;

    @Mixin
    private final Conditions conditions = new Conditions();

    boolean asked() {
        if (folder == null && (key != null || conditions.given())) {
            throw new WrongUseException(
                    "`--vault-key`, `--since`, `--until` and `--suspicious` go with `--from-vault`");
        }
        if (folder != null && key == null) {
            throw new WrongUseException("`--from-vault` needs the vault's key: give `--vault-key`");
        }
        return folder != null;
    }

    /** What is done with the runs. */
    @FunctionalInterface
    interface Walk {
        void over(RunSource<RunFiles.Sourced> runs) throws MalformedRunException;
    }

    /** Walks the runs, those of {@code subject} alone where one is given, each with its tools; says what could not be walked. */
    int walk(Optional<String> subject, RunTools tools, Console console, Walk walk) {
        if (folder == null || key == null) {
            throw new IllegalStateException("no vault was given");
        }
        VaultQuery all = subject.map(id -> VaultQuery.ALL.ofSubject(id, Optional.empty()))
                .orElse(VaultQuery.ALL);
        VaultPlace place = new VaultPlace(folder, key, System.getProperty("user.name", "unknown"));
        return place.with(open -> {
            VaultSource runs = new VaultSource(open.reader(), conditions.narrow(all), place.folder(), tools);
            try {
                walk.over(runs);
            } catch (MalformedRunException e) {
                throw RunErrors.of(e);
            }
            runs.complaint().ifPresent(console.err()::println);
            return runs.complaint().isPresent() ? ExitCode.FOUND : ExitCode.DONE;
        });
    }
}
