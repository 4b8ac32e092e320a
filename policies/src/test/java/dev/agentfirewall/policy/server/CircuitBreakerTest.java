package dev.agentfirewall.policy.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private Instant now = Instant.EPOCH;
    private final CircuitBreaker breaker = new CircuitBreaker(2, Duration.ofSeconds(5), () -> now);

    @Test
    void tryPass_fewerFailuresThanAllowed_passes() {
        fail();
        assertThat(breaker.tryPass()).isTrue();
    }

    @Test
    void tryPass_failuresInARow_stops() {
        fail();
        fail();
        assertThat(breaker.tryPass()).isFalse();
    }

    @Test
    void tryPass_successBetweenFailures_passes() {
        fail();
        breaker.succeeded();
        fail();
        assertThat(breaker.tryPass()).isTrue();
    }

    @Test
    void tryPass_afterThePause_letsOneProbe() {
        fail();
        fail();
        now = now.plusSeconds(5);
        assertThat(breaker.tryPass()).isTrue();
        assertThat(breaker.tryPass()).isFalse();
    }

    @Test
    void tryPass_probeSucceeded_passesAll() {
        fail();
        fail();
        now = now.plusSeconds(5);
        assertThat(breaker.tryPass()).isTrue();
        breaker.succeeded();
        assertThat(breaker.tryPass()).isTrue();
        assertThat(breaker.tryPass()).isTrue();
    }

    @Test
    void tryPass_probeFailed_pausesAgain() {
        fail();
        fail();
        now = now.plusSeconds(5);
        assertThat(breaker.tryPass()).isTrue();
        breaker.failed();
        now = now.plusSeconds(4);
        assertThat(breaker.tryPass()).isFalse();
        now = now.plusSeconds(1);
        assertThat(breaker.tryPass()).isTrue();
    }

    @Test
    void tryPass_probeNeverReported_letsAnotherOneAfterAPause() {
        fail();
        fail();
        now = now.plusSeconds(5);
        assertThat(breaker.tryPass()).isTrue();
        now = now.plusSeconds(5);
        assertThat(breaker.tryPass()).isTrue();
    }

    private void fail() {
        assertThat(breaker.tryPass()).isTrue();
        breaker.failed();
    }
}
