package dev.agentfirewall.cli.postgres;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.postgres.PostgresConfig;
import dev.agentfirewall.postgres.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which database, for any command that uses one. The password comes out of a file or the environment, never from the command line, where every
 * user of the machine can read it.
 */
public final class DatabaseOptions {
    /** What is asked for the user's name where no option gives it. */
    public static final String USER = "AGENT_FIREWALL_JDBC_USER";

    /** What is asked for the password where no file is given. */
    public static final String PASSWORD = "AGENT_FIREWALL_JDBC_PASSWORD";

    @Option(names = "--jdbc", paramLabel = "URL", description = "jdbc:postgresql://HOST/DATABASE, without a password.")
    private @Nullable String url;

    @Option(names = "--jdbc-user", paramLabel = "NAME", description = "Else $" + USER + ".")
    private @Nullable String user;

    @Option(
            names = "--jdbc-password-file",
            paramLabel = "FILE",
            description = "Else $" + PASSWORD + ", else what .pgpass says.")
    private @Nullable Path passwordFile;

    /** Whether a database was named. */
    public boolean given() {
        return url != null;
    }

    /** The database; it is connected to when it is used. */
    public PostgresDatabase open(Console console) {
        if (url == null) {
            throw new WrongUseException("say which database: `--jdbc jdbc:postgresql://HOST/DATABASE`");
        }
        try {
            PostgresConfig config = PostgresConfig.at(url).withConnections(2);
            Optional<String> name = Optional.ofNullable(user).or(() -> console.variable(USER));
            Optional<String> secret = password(console);
            config = name.isPresent() ? config.withUser(name.get()) : config;
            return PostgresDatabase.open(secret.isPresent() ? config.withPassword(secret.get()) : config);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--jdbc`: " + e.getMessage());
        }
    }

    private Optional<String> password(Console console) {
        if (passwordFile == null) {
            return console.variable(PASSWORD);
        }
        try {
            return Optional.of(Files.readString(passwordFile).strip());
        } catch (IOException e) {
            throw new UnreadableFileException(passwordFile.toString(), "the password cannot be read");
        }
    }
}
