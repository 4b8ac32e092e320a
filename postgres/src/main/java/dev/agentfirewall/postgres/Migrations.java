package dev.agentfirewall.postgres;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables and their versions. Several processes may migrate at once: one does it, the others wait for it. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource source) throws PostgresException {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .defaultSchema("agent_firewall")
                    .createSchemas(true)
                    .table("schema_history")
                    .locations("classpath:dev/agentfirewall/postgres/migrations")
                    .failOnMissingLocations(true)
                    .cleanDisabled(true)
                    .connectRetries(0)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new PostgresException("database not migrated: " + why(e));
        }
    }

    // Flyway's messages quote statements and addresses.
    private static String why(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Trouble.of(sql);
            }
        }
        return "its tables are not as this version left them; restore them, or migrate with the version that made them";
    }
}
