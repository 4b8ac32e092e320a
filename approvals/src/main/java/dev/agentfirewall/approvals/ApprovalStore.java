package dev.agentfirewall.approvals;

import dev.agentfirewall.artifact.Digest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where tickets are kept, for as many processes as use the same store.
 *
 * <p><b>Guarantees</b> that an implementation gives, and that {@code contract.ApprovalStoreContract} tests:
 * <ul>
 *   <li>Each operation is one atomic step, for all processes: as {@link Ticket}'s own methods make it, with nothing between.
 *   <li>What an operation returned is kept: a process or a machine that stops the moment after loses none of it. One that throws may have been done
 *       or not; asking again finds out.
 *   <li>A question has one live ticket at most, and of all who {@link #take} it one at most gets it, ever.
 *   <li>It goes by its own clock, one for all who use it.
 *   <li>What is guarded is readable by nobody but the store's owner, and gone once a ticket is settled: at once when it is denied or used, at the
 *       next {@link #sweep} when it expired.
 *   <li>It sweeps itself, as {@link Upkeep} says: nobody has to.
 *   <li>It is bounded, waits for a bounded time, and is thread-safe. When it is full, it says so and takes no more: it forgets no open question.
 * </ul>
 */
public interface ApprovalStore extends AutoCloseable {

    /** The longest that a question waits for its answer. */
    Duration LONGEST = Duration.ofDays(30);

    /**
     * The live ticket for {@code question}, made where there is none.
     *
     * @param lasts how long a new one waits for its answers, and they for being used; more than zero and at most {@link #LONGEST}
     */
    Opened open(Question question, Duration lasts) throws ApprovalStoreException;

    /**
     * A ticket, and whether it is new.
     *
     * @param ticket as it stands
     * @param fresh whether this step made it: people are to be told of it once
     */
    record Opened(Ticket ticket, boolean fresh) {}

    /** The ticket as it stands now. */
    Optional<Ticket> find(TicketId id) throws ApprovalStoreException;

    /** The tickets that stand so now, the newest first, {@code most} of them at most. */
    List<Ticket> list(Set<Ticket.State> states, int most) throws ApprovalStoreException;

    /**
     * Keeps what a person says. Whether that person may is not asked here.
     *
     * @return empty when there is no such ticket
     */
    Optional<Answered> answer(TicketId id, String by, Verdict verdict) throws ApprovalStoreException;

    /**
     * What became of an answer.
     *
     * @param ticket as it stands now
     * @param counted whether the answer is in it; not when it came too late, or from somebody who had agreed before
     */
    record Answered(Ticket ticket, boolean counted) {}

    /**
     * Uses the answer up.
     *
     * @param question what is about to run; a ticket for anything else is not taken
     * @return the ticket, to one of all who ask for it, once; empty to all others
     */
    Optional<Ticket> take(TicketId id, Digest question) throws ApprovalStoreException;

    /** What waits for people now; of more than 10,000 questions the newest are counted, where a store cannot do better. */
    default Backlog backlog() throws ApprovalStoreException {
        List<Ticket> open = list(Set.of(Ticket.State.OPEN), 10_000);
        return new Backlog(open.size(), open.stream().map(Ticket::asked).min(Comparator.naturalOrder()));
    }

    /**
     * Forgets now what is guarded in expired tickets, and tickets that ended longer ago than {@code keep} altogether: for who does not want to wait
     * for it, or to keep them for as long as {@link Upkeep#KEEP}.
     *
     * @return how many were touched
     */
    int sweep(Duration keep) throws ApprovalStoreException;

    @Override
    void close() throws ApprovalStoreException;
}
