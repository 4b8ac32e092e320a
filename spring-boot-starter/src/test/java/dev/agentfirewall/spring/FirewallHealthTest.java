package dev.agentfirewall.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** What a health check is told. */
class FirewallHealthTest {
    @TempDir
    Path folder;

    @Test
    void rules_policyAndLogAreNamed() {
        Starts.in(folder).run(context -> {
            Health health = context.getBean(HealthIndicator.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("mode", "enforce")
                    .containsEntry("scanner", "rules/2")
                    .containsEntry("audit_file", "up")
                    .containsEntry(
                            "policy.digest",
                            RegoPolicies.defaults()
                                    .reference()
                                    .bundle()
                                    .orElseThrow()
                                    .toString());
        });
    }

    @Test
    void guardModel_isNamedByItsDigest() {
        Starts.in(folder)
                .withPropertyValues("agent-firewall.scanner.tier=model")
                .run(context -> assertThat(
                                context.getBean(HealthIndicator.class).health().getDetails())
                        .containsEntry(
                                "scanner.model", BundledGuardModel.pinned().toString()));
    }

    @Test
    void logThatCannotBeWritten_isDown() {
        Fragile sink = new Fragile();
        Starts.bare()
                .withPropertyValues("agent-firewall.scanner.tier=none")
                .withBean(AuditSink.class, () -> sink)
                .run(context -> {
                    HealthIndicator indicator = context.getBean(HealthIndicator.class);
                    assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
                    sink.available.set(0);
                    assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
                    assertThat(indicator.health().getDetails()).containsEntry("fragile", "down");
                });
    }

    @Test
    void switchedOff_isNotThere() {
        Starts.in(folder)
                .withPropertyValues("management.health.agentfirewall.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    /** A log that says whether it can be written. */
    private static final class Fragile implements AuditSink, Vitals {
        private final AuditSink delegate = new MemoryAuditSink();
        private final AtomicLong available = new AtomicLong(1);

        @Override
        public AuditReceipt append(Json.Obj record) throws dev.agentfirewall.audit.AuditException {
            return delegate.append(record);
        }

        @Override
        public List<Vital> vitals() {
            return List.of(new Vital(Vital.Kind.AVAILABLE, "fragile", available::get));
        }

        @Override
        public void close() {}
    }
}
