package dev.agentfirewall.spring;

import dev.agentfirewall.postgres.PostgresConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where the firewall's database is. The application's data source serves where no other is told: its address, not its connections, for what the
 * firewall writes has to be on the disk when a call returns, and to wait for a bounded time.
 */
final class DatabaseAddress {
    private static final String OURS = "agent-firewall.database.";
    private static final String ITS = "spring.datasource.";

    private final AgentFirewallProperties.Database told;
    private final Environment environment;

    DatabaseAddress(AgentFirewallProperties.Database told, Environment environment) {
        this.told = told;
        this.environment = environment;
    }

    /**
     * The address, and who we are there.
     *
     * @throws FirewallSetupException when there is none, or it cannot be one
     */
    PostgresConfig config() {
        boolean own = told.url() != null;
        String url = own ? told.url() : environment.getProperty(ITS + "url");
        if (url == null) {
            throw new FirewallSetupException(
                    "something is to be kept in a database, and nobody says in which",
                    "Set `" + OURS + "url`, or `" + ITS + "url`, to `jdbc:postgresql://HOST/DATABASE`.");
        }
        try {
            PostgresConfig config = PostgresConfig.at(url);
            String user = or(told.username(), own, "username");
            String password = or(told.password(), own, "password");
            config = user == null ? config : config.withUser(user);
            return password == null ? config : config.withPassword(password);
        } catch (IllegalArgumentException e) {
            throw FirewallSetupException.because(
                    e, "Mend `" + (own ? OURS : ITS) + "url`; name and password go into properties of their own.");
        }
    }

    private @Nullable String or(@Nullable String ours, boolean own, String name) {
        return ours != null || own ? ours : environment.getProperty(ITS + name);
    }
}
