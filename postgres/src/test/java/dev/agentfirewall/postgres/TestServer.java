package dev.agentfirewall.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL server, started once for all tests of a JVM, which can be killed and started again. Each test gets a database of its own.
 * The server's default is to commit without waiting for its disk; what we build must ask for better.
 */
public final class TestServer {
    private static final TestServer SHARED = new TestServer();

    private final Path data;
    private EmbeddedPostgres server;
    private int databases;

    private TestServer() {
        try {
            data = Files.createTempDirectory("agent-firewall-postgres");
            server = start(0);
            execute("postgres", "CREATE DATABASE migrated");
            try (PostgresDatabase database = PostgresDatabase.open(config("migrated"))) {
                database.migrate();
            }
        } catch (Exception e) {
            throw new IllegalStateException("no PostgreSQL for the tests", e);
        }
    }

    public static TestServer shared() {
        return SHARED;
    }

    /** A new database that has its tables. */
    public synchronized String database() throws SQLException {
        String name = "test" + ++databases;
        execute("postgres", "CREATE DATABASE " + name + " TEMPLATE migrated");
        return name;
    }

    /** A new database without tables. */
    synchronized String emptyDatabase() throws SQLException {
        String name = "test" + ++databases;
        execute("postgres", "CREATE DATABASE " + name);
        return name;
    }

    int port() {
        return server.getPort();
    }

    public PostgresConfig config(String database) {
        return PostgresConfig.at(url(database)).withUser("postgres");
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    /** Statements of a test's own, as the superuser. */
    void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    /** Ends the server and everything it is doing, as a power cut does to its processes. */
    public void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(postmaster), postmaster.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            await(each);
        }
    }

    private static void await(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("a server's process outlives being killed", e);
        }
    }

    /** Starts it again, on its data and at its port. */
    public void restart() throws IOException {
        int port = server.getPort();
        server.close(); // lets go of what it holds in this JVM
        server = start(port);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "60");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
