package dev.agentfirewall.cli.audit;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.cli.postgres.DatabaseOptions;
import dev.agentfirewall.postgres.PostgresDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where an audit log is: in a directory, or in PostgreSQL. */
final class LogPlace {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The directory that holds the log.")
    private @Nullable Path directory;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--log", paramLabel = "NAME", description = "With --jdbc: the log's name.")
    private @Nullable String log;

    /** What is done with a log in a database. */
    interface Use<T> {
        T with(PostgresDatabase tables, String log) throws AuditException;
    }

    AuditReport verify(Console console, UnaryOperator<AuditVerifier> how) {
        if (inDatabase()) {
            return use(console, (tables, name) -> tables.verifyAuditLog(name, how));
        }
        try {
            return how.apply(AuditVerifier.in(directory())).verify();
        } catch (AuditException e) {
            throw new UnreadableFileException(directory().toString(), String.valueOf(e.getMessage()));
        }
    }

    Optional<String> lastCheckpoint(Console console) {
        if (inDatabase()) {
            return use(console, PostgresDatabase::lastCheckpoint);
        }
        try {
            return AuditVerifier.lastCheckpoint(directory());
        } catch (AuditException e) {
            throw new UnreadableFileException(directory().toString(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether it is in a database. */
    boolean inDatabase() {
        if (database.given() == (directory != null)) {
            throw new WrongUseException("the log is in one place: `DIR`, or `--jdbc URL --log NAME`");
        }
        return database.given();
    }

    <T> T use(Console console, Use<T> use) {
        if (log == null) {
            throw new WrongUseException("say which log of the database: `--log NAME`");
        }
        try (PostgresDatabase tables = database.open(console)) {
            return use.with(tables, log);
        } catch (AuditException e) {
            throw new UnreadableFileException("--jdbc", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--log`: " + e.getMessage());
        }
    }

    private Path directory() {
        if (directory == null) {
            throw new WrongUseException("say where the log is: `DIR`, or `--jdbc URL --log NAME`");
        }
        return directory;
    }
}
