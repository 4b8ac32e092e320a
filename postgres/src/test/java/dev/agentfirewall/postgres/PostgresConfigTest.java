package dev.agentfirewall.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresConfigTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?password=s3cret",
                "jdbc:postgresql://h/d?user=u&PASSWORD=s3cret",
                "jdbc:postgresql://h/d?sslpassword=s3cret",
                "jdbc:postgresql://u:s3cret@h/d",
                "jdbc:mysql://s3cret/d",
                "s3cret",
                "jdbc:postgresql://h:s3cret/d",
                "jdbc:postgresql://h:99999/d?s3cret",
            })
    void at_anAddressWithASecretOrOfAnotherDatabase_isRefusedUnquoted(String url) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PostgresConfig.at(url))
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:d",
                "jdbc:postgresql://h/",
                "jdbc:postgresql://[::1]:5432/d?sslmode=verify-full",
                "jdbc:postgresql://one,two:5433/d?targetServerType=primary&user=firewall",
            })
    void at_anAddressAsTheDriverKnowsIt_isTaken(String url) {
        assertThatNoException().isThrownBy(() -> PostgresConfig.at(url).unbounded());
    }

    @Test
    void toString_ofSettings_tellsNothing() {
        PostgresConfig config =
                PostgresConfig.at("jdbc:postgresql://h/d").withUser("s3cret").withPassword("s3cret");

        assertThat(config).hasToString("PostgreSQL settings");
    }

    @Test
    void with_sillyBounds_isRefused() {
        PostgresConfig config = PostgresConfig.at("jdbc:postgresql://h/d");

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> config.withConnections(0));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> config.withWait(Duration.ZERO));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> config.withWait(Duration.ofMinutes(2)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PostgresAuditConfig.named("a'; DROP TABLE audit_log"));
    }
}
