package dev.agentfirewall.cli.replay;

import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.redteam.replay.RunSource;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunReader;
import dev.agentfirewall.redteam.tools.ToolBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of some files, one after the other, each with the tools of its file. Not thread-safe. */
final class RunFiles implements RunSource<RunFiles.Sourced>, AutoCloseable {
    private final Iterator<Map.Entry<Path, ToolBox>> files;
    private @Nullable RunReader open;
    private ToolBox tools = ToolBox.of(List.of(), ToolDeclarations.NONE);

    RunFiles(Map<Path, ToolBox> files) {
        this.files = files.entrySet().iterator();
    }

    /** A run and the tools that it was offered. */
    record Sourced(RecordedRun run, ToolBox tools) {}

    @Override
    public Optional<Sourced> next() throws MalformedRunException {
        while (true) {
            RunReader reader = open;
            if (reader == null) {
                if (!files.hasNext()) {
                    return Optional.empty();
                }
                Map.Entry<Path, ToolBox> file = files.next();
                tools = file.getValue();
                open = RunReader.open(file.getKey());
                continue;
            }
            Optional<RecordedRun> run = reader.next();
            if (run.isPresent()) {
                ToolBox offered = tools;
                return run.map(one -> new Sourced(one, offered));
            }
            close();
        }
    }

    @Override
    public void close() {
        RunReader reader = open;
        open = null;
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException e) {
                return; // it was read to its end or is given up; there is nothing to lose
            }
        }
    }
}
