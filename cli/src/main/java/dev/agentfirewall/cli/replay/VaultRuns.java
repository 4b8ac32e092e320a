package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.cli.vault.VaultPlace;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunReader;
import dev.agentfirewall.vault.VaultQuery;
import dev.agentfirewall.vault.VaultReader;
import dev.agentfirewall.vault.VaultRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which runs of a vault are replayed. They are decrypted in memory alone. */
final class VaultRuns {
    @Option(
            names = "--from-vault",
            paramLabel = "DIR",
            description = "Replay what a vault kept, decrypted in memory alone, instead of files of runs.")
    private @Nullable Path folder;

    @Option(names = "--vault-key", paramLabel = "FILE", description = "The file with the vault's key.")
    private @Nullable Path key;

    @Option(names = "--since", paramLabel = "TIME", description = "Of a vault: conversations from then on.")
    private @Nullable Instant since;

    @Option(
            names = "--suspicious",
            description = "Of a vault: only conversations with a denial, an approval or a finding.")
    private boolean suspicious;

    boolean asked() {
        if (folder == null && (key != null || since != null || suspicious)) {
            throw new WrongUseException("`--vault-key`, `--since` and `--suspicious` go with `--from-vault`");
        }
        if (folder != null && key == null) {
            throw new WrongUseException("`--from-vault` needs the vault's key: give `--vault-key`");
        }
        return folder != null;
    }

    /** The runs, those of {@code subject} alone where one is given, each with its tools. */
    List<RunFiles.Sourced> read(Optional<String> subject, RunTools tools) {
        if (folder == null || key == null) {
            throw new IllegalStateException("no vault was given");
        }
        String name = folder.toString();
        VaultQuery all = subject.map(id -> VaultQuery.ALL.ofSubject(id, Optional.empty()))
                .orElse(VaultQuery.ALL);
        VaultQuery recent = since == null ? all : all.since(since);
        List<VaultRun> found = new ArrayList<>();
        long damaged = new VaultPlace(folder, key, System.getProperty("user.name", "unknown")).with(open -> {
            VaultReader reader = open.reader();
            reader.runs(suspicious ? recent.suspicious() : recent, found::add);
            return reader.damaged();
        });
        if (damaged > 0) {
            throw new UnreadableFileException(
                    name, damaged + " record(s) do not open: they were changed, or half written");
        }
        List<RunFiles.Sourced> runs = new ArrayList<>();
        for (VaultRun run : found) {
            runs.add(sourced(run, name, tools));
        }
        return runs;
    }

    private static RunFiles.Sourced sourced(VaultRun run, String name, RunTools tools) {
        byte[] line = CanonicalJson.bytes(run.run());
        try (RunReader reader = RunReader.of(name, new ByteArrayInputStream(line))) {
            RecordedRun read = reader.next().orElseThrow();
            return new RunFiles.Sourced(read, tools.orElse(run));
        } catch (MalformedRunException e) {
            throw new UnreadableFileException(name, e.what());
        } catch (IOException e) {
            throw new IllegalStateException("memory is always there to be read", e);
        }
    }
}
