package dev.agentfirewall.conversation;

import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.provenance.Label;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One conversation's label, counts and last calls. Guards itself: each method is one atomic step. */
final class Account {
    private static final int RECENT = 32;
    private static final int MAX_KEYS = 256;
    private static final String OTHER = "*";

    private final ArrayDeque<Counted> recent = new ArrayDeque<>(4);
    private final Map<String, Long> byTool = new HashMap<>(4);
    private final Map<String, BigDecimal> spend = new HashMap<>(2);
    private Label label = Label.CLEAN;
    private long calls;

    synchronized Label tighten(Label read) {
        label = label.join(read);
        return label;
    }

    synchronized ConversationLedger.Entry propose(ToolDescriptor tool, Spend cost) {
        Counted entry = new Counted(tool, cost);
        calls++;
        byTool.merge(key(byTool, tool.name()), 1L, Long::sum);
        recent.addLast(entry);
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
        entry.seen = usage();
        if (cost.amount().signum() > 0) {
            spend.merge(key(spend, cost.currency()), cost.amount(), BigDecimal::add);
        }
        return entry;
    }

    synchronized Usage usage() {
        List<Usage.Call> last = new ArrayList<>(recent.size());
        for (Counted counted : recent) {
            last.add(new Usage.Call(counted.tool, counted.outcome));
        }
        return new Usage(calls, byTool, spend, last);
    }

    private synchronized void settle(Counted entry, Usage.Outcome outcome) {
        if (entry.outcome != Usage.Outcome.PENDING) {
            return;
        }
        entry.outcome = outcome;
        entry.seen = Usage.NONE; // an idle conversation holds no snapshots
        if (outcome == Usage.Outcome.REFUSED) {
            calls--;
            byTool.merge(key(byTool, entry.tool.name()), -1L, Long::sum);
            if (entry.cost.amount().signum() > 0) {
                spend.merge(
                        key(spend, entry.cost.currency()), entry.cost.amount().negate(), BigDecimal::add);
            }
        }
    }

    // An attacker may invent names; counting must stay bounded and still count.
    private static String key(Map<String, ?> counts, String name) {
        return counts.containsKey(name) || counts.size() < MAX_KEYS ? name : OTHER;
    }

    private final class Counted implements ConversationLedger.Entry {
        private final ToolDescriptor tool;
        private final Spend cost;
        private Usage.Outcome outcome = Usage.Outcome.PENDING;
        private Usage seen = Usage.NONE;

        Counted(ToolDescriptor tool, Spend cost) {
            this.tool = tool;
            this.cost = cost;
        }

        @Override
        public Usage usage() {
            return seen;
        }

        @Override
        public void settle(Usage.Outcome became) {
            Account.this.settle(this, became);
        }
    }
}
