package dev.agentfirewall.approvals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One question and how it stands. Immutable: each step makes another, and whoever keeps tickets puts the new one in the old one's place in one
 * atomic step.
 *
 * <pre>
 *          answered                  taken
 *   OPEN ────────────► GRANTED ────────────► USED
 *    │  ╲ a no           │ ╲ a no
 *    │   ╲───────────────│──╲──────────────► DENIED
 *    └───── too late ────┴─────────────────► EXPIRED
 * </pre>
 *
 * @param id by which it is known
 * @param question what is asked; without what is guarded once it is settled
 * @param state how it stands
 * @param asked when it was asked, by the store's clock
 * @param until from this time on no answer counts and none is used
 * @param answers what people said, in order; each person once, and once more to take an agreement back
 */
public record Ticket(TicketId id, Question question, State state, Instant asked, Instant until, List<Answer> answers) {

    /** How a ticket stands. */
    public enum State {
        /** People are asked. */
        OPEN,
        /** As many as it takes have agreed, and the call has not run yet. */
        GRANTED,
        /** Somebody said no. It stands until the ticket's end: the same call is not asked about again. */
        DENIED,
        /** The call was let go, once. */
        USED,
        /** Nobody answered in time, or the answer was not used in time. */
        EXPIRED;

        /** The name in files and records, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final EnumSet<State> UNDECIDED = EnumSet.of(State.OPEN, State.GRANTED);

    public Ticket {
        answers = List.copyOf(answers);
        question = UNDECIDED.contains(state) ? question : question.bare();
    }

    /** A question that is asked now. */
    public static Ticket open(Question question, Instant now, Instant until) {
        return new Ticket(TicketId.random(), question, State.OPEN, now, until, List.of());
    }

    /** How it stands at {@code now}: what was not answered and used in time is expired. */
    public Ticket at(Instant now) {
        return UNDECIDED.contains(state) && !now.isBefore(until) ? with(State.EXPIRED, answers) : this;
    }

    /** Whether it is the one ticket for its question: the same call is not asked about twice while this is so. */
    public boolean live(Instant now) {
        return now.isBefore(until) && (UNDECIDED.contains(state) || state == State.DENIED);
    }

    /**
     * The ticket after {@code answer}; empty when it does not count: too late, somebody who agreed before, a source endorsed where none is
     * offered.
     */
    public Optional<Ticket> after(Answer answer) {
        Ticket now = at(answer.at());
        if (answer.verdict() == Verdict.DENY) {
            return UNDECIDED.contains(now.state) ? Optional.of(with(State.DENIED, and(answer))) : Optional.empty();
        }
        boolean counts = now.state == State.OPEN
                && !approvers().contains(answer.by())
                && (answer.verdict() == Verdict.GRANT || question.offersSource());
        return counts ? Optional.of(agreed(and(answer))) : Optional.empty();
    }

    private Ticket agreed(List<Answer> all) {
        return with(all.size() >= question.approvers() ? State.GRANTED : State.OPEN, all);
    }

    /** The ticket with its answer used up; empty when there is none to be used. */
    public Optional<Ticket> taken(Instant now) {
        return at(now).state == State.GRANTED ? Optional.of(with(State.USED, answers)) : Optional.empty();
    }

    /** Who agreed, in order. */
    public List<String> approvers() {
        return answers.stream()
                .filter(answer -> answer.verdict() != Verdict.DENY)
                .map(Answer::by)
                .toList();
    }

    /** Whether all who agreed endorsed the source; one who agreed to the call alone agreed to no more. */
    public boolean endorsed() {
        return !answers.isEmpty() && answers.stream().allMatch(answer -> answer.verdict() == Verdict.ENDORSE);
    }

    private List<Answer> and(Answer answer) {
        List<Answer> all = new ArrayList<>(answers);
        all.add(answer);
        return all;
    }

    private Ticket with(State then, List<Answer> said) {
        return new Ticket(id, question, then, asked, until, said);
    }

    /** Tells id, state and tool. */
    @Override
    public String toString() {
        return "ticket " + id + " (" + state.word() + ") about `" + question.tool() + "`";
    }
}
