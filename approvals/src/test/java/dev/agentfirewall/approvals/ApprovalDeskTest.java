package dev.agentfirewall.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.policy.RegoPolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may answer, by the default rules. */
class ApprovalDeskTest {
    private static final String SEVEN = "{\"ids\":[\"7\"]}";
    private static final Subject OLGA = Subject.of("olga", "auditor");
    private static final Subject PAUL = Subject.of("paul", "auditor");

    private final Bench bench = Bench.inMemory();

    @TempDir
    private Path folder;

    @Test
    void answer_byWhoeverIsNotAsked_isRefusedAndOnRecord() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        Ticket asked = bench.asked();
        assertThat(bench.desk.answer(asked.id(), Subject.of("mallory", "user"), Verdict.GRANT))
                .isEqualTo(new Reply.NotAllowed(List.of("approvals.no_right")));
        assertThat(bench.asked()).isEqualTo(asked);
        assertThat(bench.records("answered").get(0))
                .contains(
                        "\"id\":\"mallory\"",
                        "\"decision\":\"deny\"",
                        "approvals.no_right",
                        asked.id().value());
    }

    @Test
    void answer_twoPeopleAsSettingsAsk_runsAfterBothAndNeverByTheRequester() throws Exception {
        Bench strict = new Bench(new MemoryApprovalStore(new SettableClock(), 10), settings("""
            {"approvals": {"deletion": "auditor"}, "approvers": {"records.delete_approval": 2}}
            """));
        Subject auditing = Subject.of("emma", "user", "auditor");
        strict.delete(strict.firewall(), auditing, "monday", SEVEN);
        TicketId id = strict.asked().id();
        assertThat(strict.desk.answer(id, auditing, Verdict.GRANT))
                .isEqualTo(new Reply.NotAllowed(List.of("approvals.own_request")));
        assertThat(strict.desk.answer(id, OLGA, Verdict.GRANT)).isInstanceOf(Reply.Counted.class);
        assertThat(strict.delete(strict.firewall(), auditing, "monday", SEVEN)).isInstanceOf(ToolOutcome.Pending.class);
        assertThat(strict.desk.answer(id, OLGA, Verdict.GRANT))
                .isEqualTo(new Reply.NotAllowed(List.of("approvals.again")));
        assertThat(strict.desk.answer(id, PAUL, Verdict.GRANT)).isInstanceOf(Reply.Counted.class);
        assertThat(strict.delete(strict.firewall(), auditing, "monday", SEVEN))
                .isInstanceOf(ToolOutcome.Completed.class);
        assertThat(strict.records("decided").get(2)).contains("\"approvers\":[\"olga\",\"paul\"]");
    }

    private PolicyDecisionPoint settings(String json) throws Exception {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, json);
        return RegoPolicies.defaults(file);
    }

    @Test
    void answer_whatIsNotThere_saysWhat() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        TicketId id = bench.asked().id();
        TicketId none = TicketId.random();
        assertThat(bench.desk.answer(none, Bench.EMMA, Verdict.GRANT)).isEqualTo(new Reply.Unknown(none));
        assertThat(bench.desk.answer(id, Bench.EMMA, Verdict.ENDORSE)).isInstanceOf(Reply.NothingToEndorse.class);
        bench.desk.answer(id, Bench.EMMA, Verdict.DENY);
        assertThat(bench.desk.answer(id, Bench.EMMA, Verdict.GRANT)).isInstanceOf(Reply.TooLate.class);
    }

    @Test
    void answer_thatCannotBeRecorded_doesNotCount() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        Ticket asked = bench.asked();
        MemoryAuditSink closed = new MemoryAuditSink();
        closed.close();
        ApprovalDesk desk = new ApprovalDesk(bench.store, RegoPolicies.defaults(), closed, bench.clock, "test");
        assertThatThrownBy(() -> desk.answer(asked.id(), Bench.EMMA, Verdict.GRANT))
                .isInstanceOf(AuditException.class);
        assertThat(bench.asked()).isEqualTo(asked);
    }

    @Test
    void answer_policyThatIsDown_isRefused() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        PolicyDecisionPoint down = new PolicyDecisionPoint() {
            @Override
            public dev.agentfirewall.decision.DecisionResponse decide(
                    dev.agentfirewall.decision.AccessRequest request) {
                throw new IllegalStateException("down");
            }

            @Override
            public dev.agentfirewall.decision.PolicyReference reference() {
                return dev.agentfirewall.decision.PolicyReference.of("down");
            }
        };
        ApprovalDesk desk = new ApprovalDesk(bench.store, down, bench.audit, bench.clock, "test");
        assertThat(desk.answer(bench.asked().id(), Bench.EMMA, Verdict.GRANT))
                .isEqualTo(new Reply.NotAllowed(List.of("policy.failed")));
    }
}
