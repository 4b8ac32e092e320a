package dev.agentfirewall.spring;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.artifact.signing.SecretFile;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.postgres.PostgresApprovalStore;
import dev.agentfirewall.postgres.PostgresDatabase;
import dev.agentfirewall.postgres.PostgresException;
import dev.agentfirewall.postgres.Seal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Questions and records in PostgreSQL, for several machines. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(PostgresDatabase.class)
@Conditional(DatabaseWanted.class)
class DatabaseConfiguration {
    private static final String AT = "agent-firewall.";

    @Bean
    @ConditionalOnMissingBean
    PostgresDatabase agentFirewallDatabase(AgentFirewallProperties told, Environment environment) {
        PostgresDatabase database = PostgresDatabase.open(new DatabaseAddress(told.database(), environment).config());
        if (told.database().migrate()) {
            migrate(database);
        }
        return database;
    }

    private static void migrate(PostgresDatabase database) {
        try {
            database.migrate();
        } catch (PostgresException e) {
            database.close();
            throw FirewallSetupException.because(
                    e,
                    "Mend the database, or set `" + AT + "database.migrate=false` and run"
                            + " `agent-firewall postgres migrate` with a role that may.");
        }
    }

    @Bean
    DatabaseLogs agentFirewallDatabaseLogs(PostgresDatabase database) {
        return database::auditLog;
    }

    @Bean
    @ConditionalOnMissingBean({ApprovalStore.class, ApprovalService.class})
    @ConditionalOnProperty(prefix = "agent-firewall.approvals", name = "in-database")
    ApprovalStore agentFirewallQuestionsInDatabase(AgentFirewallProperties told, PostgresDatabase database) {
        if (told.approvals().directory() != null) {
            throw new FirewallSetupException(
                    "questions are to be kept in a directory and in the database, and they have one place",
                    "Remove `" + AT + "approvals.directory` or `" + AT + "approvals.in-database`.");
        }
        return database.approvals(seal(told.approvals().sealKey()), PostgresApprovalStore.CAPACITY);
    }

    private static Seal seal(@Nullable String file) {
        if (file == null) {
            return Seal.none();
        }
        try {
            return Seal.aes(SecretFile.read(Path.of(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new FirewallSetupException(
                    "the key in `" + file + "` (`" + AT + "approvals.seal-key`) cannot be used: " + e.getMessage(),
                    "Make one by `openssl rand 32 > seal.key && chmod 600 seal.key`.",
                    e);
        }
    }
}
