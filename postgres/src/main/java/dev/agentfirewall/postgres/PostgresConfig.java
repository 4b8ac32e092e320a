package dev.agentfirewall.postgres;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is, who we are there, and how long we wait for it. Immutable. It tells nothing of itself: an address may hold what is
 * not for logs.
 */
public final class PostgresConfig {
    // Where a URL would carry a secret: into process lists, shell histories and error texts.
    private static final Pattern SECRET = Pattern.compile("[?&][a-z]*password=|//[^/?]*@");

    // Stricter than the driver, which writes what it cannot read to its log.
    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+])(?::[0-9]{1,5})?";
    private static final Pattern URL = Pattern.compile("jdbc:postgresql:(?://" + HOST + "(?:," + HOST
            + ")*/)?[A-Za-z0-9._%-]*(?:\\?[A-Za-z0-9]+=[^&]*(?:&[A-Za-z0-9]+=[^&]*)*)?");

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;
    private final int connections;
    private final Duration wait;

    private PostgresConfig(
            String url, Optional<String> user, Optional<String> password, int connections, Duration wait) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.connections = connections;
        this.wait = wait;
    }

    /**
     * A database at a JDBC URL without a password: {@code jdbc:postgresql://db.internal:5432/agents?sslmode=verify-full}. Four connections
     * at most, two seconds' wait.
     *
     * @throws IllegalArgumentException for another URL, or one that holds a password; the message doesn't quote it
     */
    public static PostgresConfig at(String url) {
        if (SECRET.matcher(url.toLowerCase(Locale.ROOT)).find()) {
            throw new IllegalArgumentException(
                    "a PostgreSQL address must hold no user@ and no password: give them by `withUser` and `withPassword`");
        }
        if (!URL.matcher(url).matches()) {
            throw malformed();
        }
        return new PostgresConfig(url, Optional.empty(), Optional.empty(), 4, Duration.ofSeconds(2));
    }

    /** Connects as this role; else as the operating system's user, or as the URL says. */
    public PostgresConfig withUser(String name) {
        return new PostgresConfig(url, Optional.of(name), password, connections, wait);
    }

    /** Connects with this password; else with what a {@code .pgpass} file or a certificate gives. */
    public PostgresConfig withPassword(String secret) {
        return new PostgresConfig(url, user, Optional.of(secret), connections, wait);
    }

    /** Holds up to {@code most} connections open. An audit log takes one of them at a time. */
    public PostgresConfig withConnections(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a pool has at least one connection");
        }
        return new PostgresConfig(url, user, password, most, wait);
    }

    /**
     * Waits this long for a connection, and as long again for a statement: then it has failed, and what was asked is denied.
     *
     * @throws IllegalArgumentException when it is not from a quarter of a second to a minute
     */
    public PostgresConfig withWait(Duration longest) {
        Objects.requireNonNull(longest, "longest");
        if (longest.compareTo(Duration.ofMillis(250)) < 0 || longest.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("a wait is 250 ms to a minute");
        }
        return new PostgresConfig(url, user, password, connections, longest);
    }

    int connections() {
        return connections;
    }

    Duration patience() {
        return wait;
    }

    /** Connections whose statements are bounded in time, and whose commits are on the disk when they return. */
    PGSimpleDataSource bounded() {
        PGSimpleDataSource source = unbounded();
        long millis = wait.toMillis();
        // What a session starts with outranks what server, database and role prefer.
        source.setOptions("-c synchronous_commit=on -c statement_timeout=" + millis + " -c lock_timeout=" + millis
                + " -c idle_in_transaction_session_timeout=" + 5 * millis);
        source.setSocketTimeout((int) Math.max(1, 2 * wait.toSeconds()));
        return source;
    }

    /** Connections for a migration, which may take as long as it takes. */
    PGSimpleDataSource unbounded() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw malformed(); // the driver's own message quotes it
        }
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        source.setApplicationName("agent-firewall");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout((int) Math.max(1, wait.toSeconds()));
        source.setLogServerErrorDetail(false); // it quotes rows
        return source;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "a PostgreSQL address is written `jdbc:postgresql://HOST:PORT/DATABASE?name=value`");
    }

    @Override
    public String toString() {
        return "PostgreSQL settings";
    }
}
