package dev.agentfirewall.recording;

import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of runs, a line each, so many to a file; a name is never used twice. Confined to the recorder's thread. */
final class RunFiles {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String suite;
    private final int most;
    private final Clock clock;
    private @Nullable Path current;
    private int lines;

    RunFiles(Path folder, String suite, int most, Clock clock) {
        this.folder = folder;
        this.suite = suite;
        this.most = most;
        this.clock = clock;
    }

    /** Adds a line. After one that failed the next goes into a new file: somebody may have taken the old one away. */
    void add(Json.Obj run) throws IOException {
        Path file = current;
        current = null;
        if (file == null || lines >= most) {
            file = fresh();
            lines = 0;
        }
        OwnerFiles.append(file, (CanonicalJson.write(run) + "\n").getBytes(StandardCharsets.UTF_8));
        current = file;
        lines++;
    }

    private Path fresh() throws IOException {
        String unique = UUID.randomUUID().toString().substring(0, 8); // another process may record into this folder
        Path file = folder.resolve(suite + "-" + TIME.format(clock.instant()) + "-" + unique + ".jsonl");
        OwnerFiles.create(file);
        return file;
    }
}
