package dev.agentfirewall.postgres.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.StoredApprovals;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.postgres.PostgresApprovalStore;
import dev.agentfirewall.postgres.PostgresDatabase;
import dev.agentfirewall.postgres.TestServer;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vital.Kind;
import dev.agentfirewall.vitals.Vitals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A store of approvals whose server goes and comes back: what is asked meanwhile is refused, nothing is lost, and its vitals say so. */
class StoreDownTest {
    private static final FireCall CALL = new FireCall(1, false);

    private final TestServer server = TestServer.shared();
    private final List<String> ran = new CopyOnWriteArrayList<>();

    @Test
    void guard_storeDown_refusesAndGoesOnWhereItWas() throws Exception {
        try (PostgresDatabase database =
                PostgresDatabase.open(server.config(server.database()).withWait(Duration.ofMillis(500)))) {
            PostgresApprovalStore store = database.approvals();
            Firewall firewall = firewall(StoredApprovals.in(store).build());
            ToolOutcome.Pending pending = (ToolOutcome.Pending) guard(firewall);
            store.answer(new TicketId(pending.ticket()), "olga", Verdict.GRANT);
            assertThat(vital(store, Kind.AVAILABLE)).isEqualTo(1);
            server.kill();
            try {
                assertThat(guard(firewall)).isInstanceOf(ToolOutcome.Refused.class);
                assertThat(vital(store, Kind.AVAILABLE)).isZero();
                assertThat(vital(store, Kind.POOL_SIZE)).isEqualTo(4);
                assertThat(ran).isEmpty();
            } finally {
                server.restart();
            }
            await(() -> guard(firewall) instanceof ToolOutcome.Completed);
            assertThat(ran).containsExactly(CALL.arguments());
            assertThat(vital(store, Kind.AVAILABLE)).isEqualTo(1);
        }
    }

    @Test
    void vitals_openQuestions_areCountedInTheBackground() throws Exception {
        try (PostgresDatabase database = PostgresDatabase.open(server.config(server.database()))) {
            PostgresApprovalStore store = database.approvals();
            StoredApprovals approvals = StoredApprovals.in(store).build();
            assertThat(guard(firewall(approvals))).isInstanceOf(ToolOutcome.Pending.class);
            await(() -> vital(approvals, Kind.QUESTIONS) == 1);
            assertThat(vital(approvals, Kind.OLDEST_QUESTION)).isBetween(0L, 600L);
            assertThat(vital(approvals, Kind.POOL_IN_USE)).isBetween(0L, 4L);
        }
    }

    private static long vital(Vitals part, Kind kind) {
        return part.vitals().stream()
                .filter(vital -> vital.kind() == kind)
                .map(Vital::value)
                .findFirst()
                .orElseThrow()
                .getAsLong();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            met = condition.getAsBoolean();
        }
        assertThat(met).isTrue();
    }

    private static Firewall firewall(StoredApprovals approvals) {
        return Firewall.builder()
                .policy(new FirePolicy())
                .scanner(Scanner.none())
                .audit(new MemoryAuditSink())
                .approvals(approvals)
                .build();
    }

    private ToolOutcome guard(Firewall firewall) {
        return firewall.guard(CALL.context(), CALL.proposed(), call -> {
            ran.add(call.canonicalArguments());
            return ToolOutput.text("sent");
        });
    }
}
