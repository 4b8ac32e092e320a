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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a health check is told. */
class FirewallHealthTest {
    @TempDir
    Path folder;

    @Test
    void rules_policyAndLogAreNamed() {
        Starts.whole(folder).run(context -> {
            assertThat(Health.isUp(context)).isTrue();
            assertThat(Health.of(context))
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

    @Tag("model")
    @Test
    void guardModel_isNamedByItsDigest() {
        Starts.whole(folder)
                .withPropertyValues("agent-firewall.scanner.tier=model")
                .run(context -> assertThat(Health.of(context))
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
                    assertThat(Health.isUp(context)).isTrue();
                    sink.available.set(0);
                    assertThat(Health.isUp(context)).isFalse();
                    assertThat(Health.of(context)).containsEntry("fragile", "down");
                });
    }

    @Test
    void switchedOff_isNotThere() {
        Starts.in(folder)
                .withPropertyValues("management.health.agentfirewall.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("agentFirewallHealthIndicator"));
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
