package dev.agentfirewall.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.Ticket.State;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait for people, with the default rules. */
class StoredApprovalsTest {
    private static final String SEVEN = "{\"ids\":[\"7\"]}";

    private final Bench bench = Bench.inMemory();

    @TempDir
    private Path folder;

    @Test
    void guard_unanswered_isPendingAndTheModelIsToldTheTicket() throws Exception {
        ToolOutcome outcome = bench.delete(bench.firewall(), SEVEN);
        Ticket asked = bench.asked();
        assertThat(outcome)
                .isEqualTo(new ToolOutcome.Pending(
                        "records.delete_approval", asked.id().value()));
        assertThat(outcome.sentence()).contains(asked.id().value()).doesNotContain("ids");
        assertThat(bench.deleted).isEmpty();
        assertThat(bench.records("decided").get(0))
                .contains("\"ticket\":\"" + asked.id() + '"')
                .contains("\"asked\":[\"" + asked.question().digest() + "\"]")
                .contains("obligation_unmet");
        assertThat(bench.records("settled").get(0)).contains("\"outcome\":\"pending\"");
    }

    @Test
    void guard_sameCallAfterItWasGranted_runsOnceAndIsAskedAboutAnew() throws Exception {
        Firewall firewall = bench.firewall();
        bench.delete(firewall, SEVEN);
        Ticket asked = bench.asked();
        assertThat(bench.desk.answer(asked.id(), Bench.EMMA, Verdict.GRANT)).isInstanceOf(Reply.Counted.class);

        assertThat(bench.delete(firewall, "{ \"ids\" : [\"7\"] }")).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(bench.delete(firewall, SEVEN)).isInstanceOf(ToolOutcome.Pending.class);

        assertThat(bench.deleted).containsExactly(SEVEN);
        assertThat(bench.records("decided").get(1))
                .contains("\"approvers\":[\"emma\"]")
                .contains("\"asked\":[\"" + asked.question().digest() + "\"]");
        assertThat(bench.told)
                .containsExactly(
                        "pending records.delete_approval",
                        "granted records.delete_approval",
                        "pending records.delete_approval");
    }

    @Test
    void guard_anythingElseThanWasGranted_isAnotherQuestion() throws Exception {
        Firewall firewall = bench.firewall();
        bench.delete(firewall, SEVEN);
        bench.desk.answer(bench.asked().id(), Bench.EMMA, Verdict.GRANT);

        assertThat(bench.delete(firewall, "{\"ids\":[\"8\"]}")).isInstanceOf(ToolOutcome.Pending.class);
        assertThat(bench.delete(firewall, Subject.of("eve", "user"), "monday", SEVEN))
                .isInstanceOf(ToolOutcome.Pending.class);
        assertThat(bench.delete(firewall, Bench.EMMA, "another", SEVEN)).isInstanceOf(ToolOutcome.Pending.class);
        assertThat(bench.deleted).isEmpty();
    }

    @Test
    void guard_denied_isRefusedAndNotAskedAgain() throws Exception {
        Firewall firewall = bench.firewall();
        bench.delete(firewall, SEVEN);
        bench.desk.answer(bench.asked().id(), Bench.EMMA, Verdict.DENY);
        assertThat(bench.delete(firewall, SEVEN)).isEqualTo(new ToolOutcome.Refused("records.delete_approval"));
        assertThat(bench.desk.open(10)).isEmpty();
    }

    @Test
    void guard_answeredWhileItWaits_runs() throws Exception {
        CompletableFuture<Ticket> asked = new CompletableFuture<>();
        Firewall firewall = bench.firewall(
                approvals -> approvals.waiting(Duration.ofMinutes(1)).notifier(asked::complete));
        CompletableFuture<ToolOutcome> running = CompletableFuture.supplyAsync(() -> bench.delete(firewall, SEVEN));
        bench.desk.answer(asked.get(30, TimeUnit.SECONDS).id(), Bench.EMMA, Verdict.GRANT);
        assertThat(running.get(30, TimeUnit.SECONDS)).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(bench.deleted).containsExactly(SEVEN);
    }

    @Test
    void guard_interruptedWhileItWaits_isPendingAtOnce() throws Exception {
        Firewall firewall = bench.firewall(approvals -> approvals
                .waiting(Duration.ofHours(1))
                .notifier(ticket -> Thread.currentThread().interrupt()));
        assertThat(bench.delete(firewall, SEVEN)).isInstanceOf(ToolOutcome.Pending.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void guard_nextDayInAnotherProcess_findsItsAnswer() throws Exception {
        try (ApprovalStore monday = FileApprovalStore.in(folder.resolve("store"))) {
            new Bench(monday).delete(new Bench(monday).firewall(), SEVEN);
        }
        try (ApprovalStore atTheDesk = FileApprovalStore.in(folder.resolve("store"))) {
            Bench olgas = new Bench(atTheDesk);
            olgas.desk.answer(olgas.asked().id(), Subject.of("olga", "owner"), Verdict.GRANT);
        }
        try (ApprovalStore tuesday = FileApprovalStore.in(folder.resolve("store"))) {
            Bench later = new Bench(tuesday);
            assertThat(later.delete(later.firewall(), SEVEN)).isInstanceOf(ToolOutcome.Completed.class);
            assertThat(later.records("decided").get(0)).contains("\"approvers\":[\"olga\"]");
        }
    }

    @Test
    void guard_manyAtOnceOnOneGrant_runsOnce() throws Exception {
        Firewall firewall = bench.firewall();
        bench.delete(firewall, SEVEN);
        bench.desk.answer(bench.asked().id(), Bench.EMMA, Verdict.GRANT);
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<ToolOutcome>> running = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    awaitUninterrupted(go);
                    return bench.delete(firewall, SEVEN);
                }))
                .toList();
        go.countDown();
        for (CompletableFuture<ToolOutcome> each : running) {
            each.get(30, TimeUnit.SECONDS);
        }
        assertThat(bench.deleted).containsExactly(SEVEN);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void guard_storeThatFails_refusesAndQuotesNothing() {
        Bench broken = new Bench(new FailingStore());
        assertThat(broken.delete(broken.firewall(), SEVEN))
                .isEqualTo(new ToolOutcome.Refused("records.delete_approval"));
        assertThat(broken.deleted).isEmpty();
        assertThat(broken.told).containsExactly("failed records.delete_approval");
    }

    @Test
    void notifier_isToldOfEachQuestionOnceAndMayFail() throws Exception {
        List<Ticket> heard = new CopyOnWriteArrayList<>();
        Firewall firewall = bench.firewall(approvals -> approvals
                .notifier(ticket -> {
                    throw new IllegalStateException("the mail server is down");
                })
                .notifier(heard::add));
        bench.delete(firewall, SEVEN);
        bench.delete(firewall, SEVEN);
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).question().shown().orElseThrow().arguments()).isEqualTo(SEVEN);
        assertThat(bench.store.list(EnumSet.allOf(State.class), 10)).hasSize(1);
    }
}
