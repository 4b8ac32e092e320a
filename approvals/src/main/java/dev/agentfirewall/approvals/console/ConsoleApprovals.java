package dev.agentfirewall.approvals.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.MemoryApprovalStore;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Reply;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.approvals.Visible;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.enforcement.ApprovalService;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks the person at a terminal, there and then: shows exactly what will run and takes a typed word, {@code approve} and four letters that are new with
 * each question. Enter alone, any other word, the end of the input, no terminal, or a wait that is over: refused. An agreement does not outlive the call.
 *
 * <pre>{@code
 * ConsoleApprovals approvals = ConsoleApprovals.by(Subject.of("emma", "user"), policy, sink)
 *         .waiting(Duration.ofMinutes(2))
 *         .build();
 * Firewall firewall = Firewall.builder().approvals(approvals)…
 * }</pre>
 *
 * <p>Who sits there the host says. Whether they may agree policy says, at the checkpoint {@code approval}, and the answer is on record before it counts. A
 * question that wants two people is refused: one sits here.
 *
 * <p>Thread-safe: one question is on the screen at a time, and the others wait for it, no longer than for an answer.
 *
 * <p><b>Limitations.</b> A line that is typed when a question's wait is already over is dropped, since nobody can tell what it was meant for. What else is
 * printed on the same screen may stand between the lines.
 */
public final class ConsoleApprovals implements ApprovalService {
    private static final Duration MARGIN = Duration.ofMinutes(1); // between reading an answer and counting it

    /** How long a no stands: the same call, proposed again meanwhile, is refused unasked, so that nobody is worn out. */
    public static final Duration NO_STANDS = Duration.ofMinutes(10);

    private final Subject person;
    private final PolicyDecisionPoint policy;
    private final AuditSink audit;
    private final Duration waits;
    private final Clock clock;
    private final String deployment;
    private final Terminal terminal;
    private final ReentrantLock screen = new ReentrantLock(true);
    private final Cache<Digest, Boolean> noes = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(NO_STANDS)
            .executor(Runnable::run)
            .build();

    private ConsoleApprovals(Builder builder) {
        this.person = builder.person;
        this.policy = builder.policy;
        this.audit = builder.audit;
        this.waits = builder.waits;
        this.clock = builder.clock;
        this.deployment = builder.deployment;
        this.terminal = builder.terminal;
    }

    /**
     * Approvals by {@code person}, as the host knows them.
     *
     * @param policy is asked whether they may
     * @param audit where answers are recorded; the host closes it
     */
    public static Builder by(Subject person, PolicyDecisionPoint policy, AuditSink audit) {
        return new Builder(person, policy, audit);
    }

    @Override
    public Approval ask(ApprovalRequest request) {
        try {
            if (!screen.tryLock(waits.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Approval.NotGranted();
            }
            try {
                return terminal.manned() ? asked(request) : new Approval.NotGranted();
            } finally {
                screen.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever interrupts wants the thread back, not an answer
            return new Approval.NotGranted();
        } catch (ApprovalStoreException | AuditException | RuntimeException e) { // its message may quote the call
            return refused("your answer cannot be recorded or judged, so it does not count");
        }
    }

    private Approval asked(ApprovalRequest request)
            throws ApprovalStoreException, AuditException, InterruptedException {
        if (noes.getIfPresent(request.digest()) != null) {
            return refused("it is the same call that you refused a while ago");
        }
        ApprovalStore store = new MemoryApprovalStore(clock, 1); // for this question alone
        Ticket ticket = store.open(Question.of(request), waits.plus(MARGIN)).ticket();
        Prompt prompt = Prompt.about(ticket, request.response().decision(), person);
        terminal.forgetTyped();
        boolean seen = terminal.show(prompt.lines());
        if (!seen || prompt.refused()) {
            return new Approval.NotGranted();
        }
        Optional<Verdict> verdict = terminal.typed(waits).map(prompt::verdict);
        if (verdict.isEmpty()) {
            return refused("nothing was typed in time, or too much");
        }
        Reply reply =
                new ApprovalDesk(store, policy, audit, clock, deployment).answer(ticket.id(), person, verdict.get());
        if (verdict.get() == Verdict.DENY) {
            noes.put(request.digest(), true);
            return refused("you did not approve it");
        }
        return counted(request, reply);
    }

    private Approval counted(ApprovalRequest request, Reply reply) {
        if (reply instanceof Reply.Counted counted && counted.ticket().state() == Ticket.State.GRANTED) {
            terminal.show(List.of("Approved, for this once."));
            List<String> people = counted.ticket().approvers();
            return counted.ticket().endorsed()
                    ? new Approval.Endorsed(people, request.digest())
                    : new Approval.Granted(people, request.digest());
        }
        return refused(
                reply instanceof Reply.NotAllowed no
                        ? "policy does not let you: " + Visible.of(String.join(", ", no.codes()))
                        : "it came too late");
    }

    private Approval refused(String why) {
        terminal.show(List.of("Refused: " + why + "."));
        return new Approval.NotGranted();
    }

    /** Builds {@link ConsoleApprovals}. */
    public static final class Builder {
        private final Subject person;
        private final PolicyDecisionPoint policy;
        private final AuditSink audit;
        private Duration waits = Duration.ofMinutes(2);
        private Clock clock = Clock.systemUTC();
        private String deployment = "default";
        private Terminal terminal = Terminal.ofThisProcess();

        private Builder(Subject person, PolicyDecisionPoint policy, AuditSink audit) {
            this.person = person;
            this.policy = policy;
            this.audit = audit;
        }

        /** How long a question waits, with the thread of its call: two minutes unless told, an hour at most. */
        public Builder waiting(Duration time) {
            if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException(
                        "a terminal waits for a while, an hour at most; keep questions in a store for longer");
            }
            waits = time;
            return this;
        }

        /** The clock of requests and records. */
        public Builder clock(Clock tells) {
            clock = tells;
            return this;
        }

        /** The host's name for itself, in requests and records. */
        public Builder deployment(String name) {
            deployment = name;
            return this;
        }

        /** Where the person sits: at this process's own terminal, unless told. */
        public Builder terminal(Terminal seat) {
            terminal = seat;
            return this;
        }

        public ConsoleApprovals build() {
            return new ConsoleApprovals(this);
        }
    }
}
