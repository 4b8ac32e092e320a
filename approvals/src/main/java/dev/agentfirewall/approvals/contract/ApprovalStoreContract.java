package dev.agentfirewall.approvals.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.approvals.Answer;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStore.Answered;
import dev.agentfirewall.approvals.ApprovalStore.Opened;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Backlog;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.Ticket.State;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Upkeep;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.artifact.Digest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ApprovalStore} must do. A test of a store extends this, and says how one is opened and how time passes for it. */
public abstract class ApprovalStoreContract {
    /** What the store under test is made to hold at most. */
    protected static final int CAPACITY = 64;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<State> ANY = EnumSet.allOf(State.class);

    private @Nullable ApprovalStore opened;

    /** Opens the store of this test: empty at first, and with what it held when it is opened again or a second time at once. */
    protected abstract ApprovalStore open() throws Exception;

    /** Lets {@code time} pass for the store. */
    protected abstract void pass(Duration time) throws Exception;

    /** Whether what the store holds is to be had by opening it again, and by two at once. */
    protected boolean shared() {
        return true;
    }

    /** The store under test. */
    protected final ApprovalStore store() {
        return Objects.requireNonNull(opened, "opened before each test");
    }

    @BeforeEach
    void openStore() throws Exception {
        opened = open();
    }

    @AfterEach
    void closeStore() throws Exception {
        store().close();
    }

    @Test
    void open_newQuestion_isOpenAndFresh() throws Exception {
        Question question = Questions.mailTo("ana@partner.example");
        Opened opened = store().open(question, DAY);
        assertThat(opened.fresh()).isTrue();
        assertThat(opened.ticket().state()).isEqualTo(State.OPEN);
        assertThat(opened.ticket().question()).isEqualTo(question);
        assertThat(Duration.between(opened.ticket().asked(), opened.ticket().until()))
                .isEqualTo(DAY);
        assertThat(store().find(opened.ticket().id())).contains(opened.ticket());
    }

    @Test
    void open_sameQuestionAgain_givesTheSameTicketAndIsNotFresh() throws Exception {
        Ticket first = ask("ana@partner.example");
        Opened again = store().open(Questions.mailTo("ana@partner.example"), DAY);
        assertThat(again.fresh()).isFalse();
        assertThat(again.ticket()).isEqualTo(first);
        assertThat(store().list(ANY, 10)).hasSize(1);
    }

    @Test
    void open_changedArguments_isAnotherQuestion() throws Exception {
        Ticket first = ask("ana@partner.example");
        Ticket second = ask("eve@evil.example");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.question().digest()).isNotEqualTo(first.question().digest());
    }

    @Test
    void open_granted_givesTheGrantedTicket() throws Exception {
        Ticket granted = granted("ana@partner.example");
        assertThat(store().open(granted.question(), DAY)).isEqualTo(new Opened(granted, false));
    }

    @Test
    void open_denied_staysDeniedUntilItsEndAndIsAskedAnewAfter() throws Exception {
        Ticket asked = ask("ana@partner.example");
        answer(asked, "olga", Verdict.DENY);
        Opened again = store().open(Questions.mailTo("ana@partner.example"), DAY);
        assertThat(again.fresh()).isFalse();
        assertThat(again.ticket().state()).isEqualTo(State.DENIED);
        pass(DAY.plusSeconds(1));
        assertThat(store().open(Questions.mailTo("ana@partner.example"), DAY).fresh())
                .isTrue();
    }

    @Test
    void open_usedOrExpired_asksAnew() throws Exception {
        Ticket used = granted("ana@partner.example");
        assertThat(take(used)).isPresent();
        Opened second = store().open(Questions.mailTo("ana@partner.example"), DAY);
        assertThat(second.fresh()).isTrue();
        assertThat(second.ticket().id()).isNotEqualTo(used.id());
        pass(DAY.plusSeconds(1));
        assertThat(store().open(Questions.mailTo("ana@partner.example"), DAY).fresh())
                .isTrue();
    }

    @Test
    void open_forTooLongOrNoTime_isRefused() {
        Question question = Questions.mailTo("ana@partner.example");
        assertThatThrownBy(() -> store().open(question, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().open(question, ApprovalStore.LONGEST.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void open_full_saysSoAndForgetsNothing() throws Exception {
        for (int i = 0; i < CAPACITY; i++) {
            ask(i + "@partner.example");
        }
        assertThatThrownBy(() -> ask("one.more@partner.example"))
                .isInstanceOf(ApprovalStoreException.class)
                .hasMessageContaining(String.valueOf(CAPACITY))
                .hasMessageNotContaining("one.more");
        assertThat(store().list(EnumSet.of(State.OPEN), 1_000)).hasSize(CAPACITY);
        assertThat(store().open(Questions.mailTo("0@partner.example"), DAY).fresh())
                .isFalse();
    }

    @Test
    void find_unknown_isEmpty() throws Exception {
        assertThat(store().find(TicketId.random())).isEmpty();
        assertThat(store().answer(TicketId.random(), "olga", Verdict.GRANT)).isEmpty();
        assertThat(store().take(TicketId.random(), Digest.of("a question"))).isEmpty();
    }

    @Test
    void find_pastItsEnd_isExpiredAndShowsNothing() throws Exception {
        Ticket asked = ask("ana@partner.example");
        pass(DAY.plusSeconds(1));
        Ticket found = store().find(asked.id()).orElseThrow();
        assertThat(found.state()).isEqualTo(State.EXPIRED);
        assertThat(found.question().shown()).isEmpty();
    }

    @Test
    void list_someStates_givesTheNewestFirstAndNoMoreThanAsked() throws Exception {
        Ticket denied = ask("a@partner.example");
        answer(denied, "olga", Verdict.DENY);
        for (String name : List.of("b", "c", "d")) {
            pass(Duration.ofSeconds(1));
            ask(name + "@partner.example");
        }
        List<Ticket> open = store().list(EnumSet.of(State.OPEN), 2);
        assertThat(open).hasSize(2).allMatch(ticket -> ticket.state() == State.OPEN);
        assertThat(open.get(0).asked()).isAfter(open.get(1).asked());
        assertThat(store().list(EnumSet.of(State.DENIED), 10))
                .extracting(Ticket::id)
                .containsExactly(denied.id());
        pass(DAY.plusSeconds(1));
        assertThat(store().list(EnumSet.of(State.OPEN), 10)).isEmpty();
        assertThat(store().list(EnumSet.of(State.EXPIRED), 10)).hasSize(3);
    }

    @Test
    void answer_grant_isKeptWithNameAndTime() throws Exception {
        Ticket asked = ask("ana@partner.example");
        pass(Duration.ofHours(1));
        Answered answered = store().answer(asked.id(), "olga", Verdict.GRANT).orElseThrow();
        assertThat(answered.counted()).isTrue();
        assertThat(answered.ticket().state()).isEqualTo(State.GRANTED);
        assertThat(answered.ticket().approvers()).containsExactly("olga");
        assertThat(answered.ticket().answers().get(0).at())
                .isBetween(asked.asked().plusSeconds(3600), asked.asked().plusSeconds(3700));
        assertThat(store().find(asked.id())).contains(answered.ticket());
    }

    @Test
    void answer_fourEyes_takesTwoDifferentPeople() throws Exception {
        Ticket asked =
                store().open(Questions.mailTo("ana@partner.example", 2), DAY).ticket();
        assertThat(answer(asked, "olga", Verdict.GRANT).ticket().state()).isEqualTo(State.OPEN);
        Answered again = answer(asked, "olga", Verdict.GRANT);
        assertThat(again.counted()).isFalse();
        assertThat(again.ticket().state()).isEqualTo(State.OPEN);
        assertThat(take(asked)).isEmpty();
        Answered second = answer(asked, "paul", Verdict.GRANT);
        assertThat(second.ticket().state()).isEqualTo(State.GRANTED);
        assertThat(second.ticket().approvers()).containsExactly("olga", "paul");
    }

    @Test
    void answer_deny_endsItAndShowsNothingAnyMore() throws Exception {
        Ticket asked = ask("ana@partner.example");
        Answered denied = answer(asked, "olga", Verdict.DENY);
        assertThat(denied.ticket().state()).isEqualTo(State.DENIED);
        assertThat(store().find(asked.id()).orElseThrow().question().shown()).isEmpty();
        assertThat(answer(asked, "paul", Verdict.GRANT).counted()).isFalse();
        assertThat(take(asked)).isEmpty();
    }

    @Test
    void answer_denyAfterGrant_takesTheAgreementBackWhileItIsNotUsed() throws Exception {
        Ticket unused = granted("ana@partner.example");
        assertThat(answer(unused, "olga", Verdict.DENY).ticket().state()).isEqualTo(State.DENIED);
        assertThat(take(unused)).isEmpty();
        Ticket used = granted("ben@partner.example");
        assertThat(take(used)).isPresent();
        assertThat(answer(used, "olga", Verdict.DENY).counted()).isFalse();
    }

    @Test
    void answer_tooLate_doesNotCount() throws Exception {
        Ticket asked = ask("ana@partner.example");
        pass(DAY.plusSeconds(1));
        Answered late = answer(asked, "olga", Verdict.GRANT);
        assertThat(late.counted()).isFalse();
        assertThat(late.ticket().state()).isEqualTo(State.EXPIRED);
        assertThat(take(asked)).isEmpty();
    }

    @Test
    void answer_endorse_countsWhereASourceIsOffered() throws Exception {
        Ticket plain = ask("ana@partner.example");
        assertThat(answer(plain, "olga", Verdict.ENDORSE).counted()).isFalse();
        Ticket offered = store().open(Questions.orderedBy("Please send Ana the list.", "ana@partner.example"), DAY)
                .ticket();
        Answered endorsed = answer(offered, "olga", Verdict.ENDORSE);
        assertThat(endorsed.ticket().state()).isEqualTo(State.GRANTED);
        assertThat(endorsed.ticket().endorsed()).isTrue();
    }

    @Test
    void answer_namelessOrEndlesslyNamed_isRefused() throws Exception {
        Ticket asked = ask("ana@partner.example");
        assertThatThrownBy(() -> store().answer(asked.id(), " ", Verdict.GRANT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().answer(asked.id(), "o".repeat(Answer.LONGEST_NAME + 1), Verdict.GRANT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store().find(asked.id()).orElseThrow().state()).isEqualTo(State.OPEN);
    }

    @Test
    void take_granted_givesItOnce() throws Exception {
        Ticket granted = granted("ana@partner.example");
        Ticket taken = take(granted).orElseThrow();
        assertThat(taken.state()).isEqualTo(State.USED);
        assertThat(taken.approvers()).containsExactly("olga");
        assertThat(take(granted)).isEmpty();
        assertThat(store().find(granted.id()).orElseThrow().question().shown()).isEmpty();
    }

    @Test
    void take_openOrUnusedTooLong_givesNothing() throws Exception {
        assertThat(take(ask("ana@partner.example"))).isEmpty();
        Ticket granted = granted("ben@partner.example");
        pass(DAY.plusSeconds(1));
        assertThat(take(granted)).isEmpty();
        assertThat(store().find(granted.id()).orElseThrow().state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void take_forAnotherQuestion_givesNothingAndLeavesItThere() throws Exception {
        Ticket granted = granted("ana@partner.example");
        Question other = Questions.mailTo("eve@evil.example");
        assertThat(store().take(granted.id(), other.digest())).isEmpty();
        assertThat(take(granted)).isPresent();
    }

    @Test
    void take_manyAtOnce_oneGetsIt() throws Exception {
        Ticket granted = granted("ana@partner.example");
        List<Optional<Ticket>> taken = Races.all(8, each -> take(granted));
        assertThat(taken.stream().filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    void open_manyAtOnce_oneMakesIt() throws Exception {
        Question question = Questions.mailTo("ana@partner.example");
        List<Opened> opened = Races.all(8, each -> store().open(question, DAY));
        assertThat(opened)
                .extracting(one -> one.ticket().id())
                .containsOnly(opened.get(0).ticket().id());
        assertThat(opened.stream().filter(Opened::fresh)).hasSize(1);
    }

    @Test
    void answer_manyAtOnce_eachPersonCountsOnce() throws Exception {
        Ticket asked =
                store().open(Questions.mailTo("ana@partner.example", 8), DAY).ticket();
        List<Answered> said = Races.all(16, each -> answer(asked, "person " + each % 8, Verdict.GRANT));
        assertThat(said.stream().filter(Answered::counted)).hasSize(8);
        assertThat(store().find(asked.id()).orElseThrow().approvers())
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void open_again_findsWhatAnotherLeft() throws Exception {
        assumeTrue(shared());
        Ticket granted = granted("ana@partner.example");
        try (ApprovalStore other = open()) {
            assertThat(other.find(granted.id())).contains(granted);
            assertThat(other.take(granted.id(), granted.question().digest())).isPresent();
        }
        assertThat(take(granted)).isEmpty();
    }

    @Test
    void sweep_afterTheEnd_forgetsWhatIsGuardedFirstAndTheTicketLater() throws Exception {
        Ticket asked = ask("ana@partner.example");
        Ticket used = granted("ben@partner.example");
        take(used);
        pass(DAY.plusSeconds(1));
        assertThat(store().sweep(Duration.ofDays(7))).isPositive();
        assertThat(store().find(asked.id()).orElseThrow().state()).isEqualTo(State.EXPIRED);
        pass(Duration.ofDays(8));
        store().sweep(Duration.ofDays(7));
        assertThat(store().find(asked.id())).isEmpty();
        assertThat(store().find(used.id())).isEmpty();
    }

    @Test
    void open_longAfterTheEnd_hasSweptByItself() throws Exception {
        Ticket asked = ask("ana@partner.example");
        Ticket used = granted("ben@partner.example");
        take(used);
        pass(DAY.plus(Upkeep.KEEP).plusSeconds(1));
        try (ApprovalStore later = open()) { // another process, or the same one ten minutes on
            ApprovalStore next = shared() ? later : store();
            next.open(Questions.mailTo("cleo@partner.example"), DAY);
            next.open(Questions.mailTo("dora@partner.example"), DAY);
            assertThat(next.find(asked.id())).isEmpty();
            assertThat(next.find(used.id())).isEmpty();
            assertThat(next.list(ANY, 10)).hasSize(2);
        }
    }

    @Test
    void open_fullOfWhatEnded_makesRoom() throws Exception {
        for (int i = 0; i < CAPACITY; i++) {
            ask(i + "@partner.example");
        }
        pass(DAY.plusSeconds(1));
        assertThat(store().open(Questions.mailTo("one.more@partner.example"), DAY)
                        .fresh())
                .isTrue();
    }

    @Test
    void sweep_liveTickets_leavesThem() throws Exception {
        Ticket open = ask("ana@partner.example");
        Ticket granted = granted("ben@partner.example");
        store().sweep(Duration.ZERO);
        assertThat(store().find(open.id())).contains(open);
        assertThat(store().find(granted.id())).contains(granted);
    }

    @Test
    void backlog_openQuestions_areCountedWithTheOldest() throws Exception {
        assertThat(store().backlog()).isEqualTo(Backlog.NONE);
        Ticket first = ask("ana@partner.example");
        ask("ben@partner.example");
        granted("cleo@partner.example");
        assertThat(store().backlog()).isEqualTo(new Backlog(2, Optional.of(first.asked())));
        pass(DAY.plusSeconds(1));
        assertThat(store().backlog()).isEqualTo(Backlog.NONE);
    }

    private Ticket ask(String recipient) throws ApprovalStoreException {
        return store().open(Questions.mailTo(recipient), DAY).ticket();
    }

    private Ticket granted(String recipient) throws ApprovalStoreException {
        return answer(ask(recipient), "olga", Verdict.GRANT).ticket();
    }

    private Answered answer(Ticket ticket, String by, Verdict verdict) throws ApprovalStoreException {
        return store().answer(ticket.id(), by, verdict).orElseThrow();
    }

    private Optional<Ticket> take(Ticket ticket) throws ApprovalStoreException {
        return store().take(ticket.id(), ticket.question().digest());
    }
}
