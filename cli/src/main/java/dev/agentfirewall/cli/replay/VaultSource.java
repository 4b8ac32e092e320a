package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.redteam.replay.RunSource;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunReader;
import dev.agentfirewall.vault.VaultException;
import dev.agentfirewall.vault.VaultQuery;
import dev.agentfirewall.vault.VaultReader;
import dev.agentfirewall.vault.VaultRun;
import dev.agentfirewall.vault.VaultRuns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs of a vault, one after the other, each with its tools. What is no whole run is passed over and counted. Not thread-safe. */
final class VaultSource implements RunSource<RunFiles.Sourced> {
    private final VaultReader reader;
    private final VaultRuns runs;
    private final String name;
    private final RunTools tools;
    private long unreadable;

    VaultSource(VaultReader reader, VaultQuery query, Path vault, RunTools tools) throws VaultException {
        this.reader = reader;
        this.runs = reader.runs(query);
        this.name = vault.toString();
        this.tools = tools;
    }

    @Override
    public Optional<RunFiles.Sourced> next() throws MalformedRunException {
        try {
            for (Optional<VaultRun> run = runs.next(); run.isPresent(); run = runs.next()) {
                Optional<RecordedRun> read = read(run.get());
                if (read.isPresent()) {
                    return Optional.of(new RunFiles.Sourced(read.get(), tools.orElse(run.get())));
                }
            }
            return Optional.empty();
        } catch (VaultException e) {
            throw new UnreadableFileException(name, String.valueOf(e.getMessage()));
        }
    }

    private Optional<RecordedRun> read(VaultRun run) {
        byte[] line = CanonicalJson.bytes(run.run());
        try (RunReader lines = RunReader.of(name, new ByteArrayInputStream(line))) {
            return lines.next();
        } catch (MalformedRunException e) {
            unreadable++; // over the limits of a replay
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("memory is always there to be read", e);
        }
    }

    /** What was passed over, in a sentence; empty where nothing was. */
    Optional<String> complaint() {
        List<String> parts = new ArrayList<>();
        if (reader.damaged() > 0) {
            parts.add(reader.damaged() + " record(s) do not open: they were changed, or half written");
        }
        if (reader.erased() > 0) {
            parts.add(reader.erased() + " record(s) of erased subjects cannot be opened by anybody");
        }
        if (runs.leftOut() + unreadable > 0) {
            parts.add((runs.leftOut() + unreadable)
                    + " conversation(s) left out: too long, or a record that they go on from is missing");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts) + ".");
    }
}
