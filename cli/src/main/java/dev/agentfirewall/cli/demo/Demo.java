package dev.agentfirewall.cli.demo;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.cli.demo.DemoEvent.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The play: three acts on a stage. Whatever it shows it has just done. */
final class Demo {
    private final Stage stage;
    private final Cast cast;
    private final Path folder;
    private final boolean kept;

    /** {@code folder} takes the audit log, and a copy of it; {@code kept} when the user can look at them afterwards. */
    Demo(Stage stage, Cast cast, Path folder, boolean kept) {
        this.stage = stage;
        this.cast = cast;
        this.folder = folder;
        this.kept = kept;
    }

    /** Plays, and tells whether all ended as it should. */
    boolean play(String version) throws AuditException, IOException {
        stage.show(new DemoEvent.Opened(version, cast.description()));
        Path log = Files.createDirectories(folder.resolve("audit"));
        List<Row> rows = new ArrayList<>();
        try (Guarded guarded = Guarded.logging(log)) {
            rows.addAll(new OfficeAct(stage, cast, guarded).play());
            stage.show(new DemoEvent.Act(2, "Documents that give orders"));
            rows.addAll(new HandbookScenes(stage, cast, guarded).play());
            rows.addAll(new RecordScenes(stage, cast, guarded).play());
        }
        rows.addAll(new LogAct(stage, log).play());
        boolean good = rows.stream().allMatch(Row::good);
        stage.show(new DemoEvent.Closed(
                rows, good, kept ? Optional.of("The audit log is in `" + log + "`.") : Optional.empty()));
        return good;
    }
}
