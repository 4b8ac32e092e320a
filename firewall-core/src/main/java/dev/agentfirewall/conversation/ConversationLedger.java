package dev.agentfirewall.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.time.Duration;
import java.util.List;

/**
 * What must outlive a trimmed chat memory: each conversation's label, which only ever tightens, and its usage. Holds
 * labels and counts, no text.
 *
 * <p>Bounded: conversations idle for longer than the given time are forgotten, and beyond the given number the one idle longest.
 * A forgotten conversation gets its label again from its messages; its budgets start anew.
 *
 * <p>Thread-safe; two calls of one conversation see each other, so that parallel calls cannot share one budget.
 */
public final class ConversationLedger implements Vitals {
    private final Cache<ConversationId, Account> accounts;

    public ConversationLedger(long maxConversations, Duration idle) {
        this(maxConversations, idle, Ticker.systemTicker());
    }

    ConversationLedger(long maxConversations, Duration idle, Ticker ticker) {
        accounts = Caffeine.newBuilder()
                .maximumSize(maxConversations)
                .expireAfterAccess(idle)
                .ticker(ticker)
                .executor(Runnable::run) // eviction on the caller's thread: no hidden pool
                .build();
    }

    /** The label of everything ever read, with {@code read} joined to it for good. */
    public Label tighten(ConversationId id, Label read) {
        return account(id).tighten(read);
    }

    /** Counts a call before it is judged. */
    public Entry propose(ConversationId id, ToolCall call) {
        return account(id).propose(call.tool(), Spend.of(call));
    }

    /** What the conversation has done so far. */
    public Usage usage(ConversationId id) {
        return account(id).usage();
    }

    @Override
    public List<Vital> vitals() {
        return List.of(new Vital(Vital.Kind.CONVERSATIONS, "ledger", accounts::estimatedSize));
    }

    private Account account(ConversationId id) {
        return accounts.get(id, unknown -> new Account());
    }

    /** A call that was counted. */
    public interface Entry {
        /** What the others have done, this call counted among them. */
        Usage usage();

        /** Says what became of it; the first word counts. */
        void settle(Usage.Outcome outcome);
    }
}
