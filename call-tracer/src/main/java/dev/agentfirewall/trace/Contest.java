package dev.agentfirewall.trace;

import dev.agentfirewall.scan.Span;
import dev.agentfirewall.trace.Dialogue.Part;
import dev.agentfirewall.trace.request.Asked;
import dev.agentfirewall.trace.request.Order;
import dev.agentfirewall.trace.request.Voice;
import dev.agentfirewall.trace.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The strangers' sentences that order what a tool is for, and whether a value stands in one of them. Confined to one trace. */
final class Contest {
    private final List<Ordered> orders;

    private Contest(List<Ordered> orders) {
        this.orders = orders;
    }

    /**
     * One stranger's order.
     *
     * @param flagged whether it stands in words that were found to give orders
     * @param isFollowed whether the user told the agent to do what stands there; words that were found to give orders are never followed
     */
    record Ordered(Part part, Span sentence, boolean flagged, boolean isFollowed) {

        private boolean holds(Value value) {
            return part.read().find(value).stream()
                    .anyMatch(match -> match.span().overlaps(sentence));
        }
    }

    static Contest of(Dialogue dialogue, Asked asked) {
        List<Ordered> found = new ArrayList<>();
        boolean meant = dialogue.words().leaveToSources(asked.effect());
        for (Part part : dialogue.strangers()) {
            for (Order order : part.read().flaggedOrders().list()) {
                if (asked.by(order, Voice.USER)) {
                    found.add(new Ordered(part, order.sentence(), true, false));
                }
            }
            for (Order order : part.read().plainOrders().list()) {
                if (asked.by(order, Voice.STRANGER)) {
                    boolean followed = meant && part.pointed().isFollowed(order.sentence());
                    found.add(new Ordered(part, order.sentence(), false, followed));
                }
            }
            if (meant) {
                found.addAll(followed(part, asked));
            }
        }
        return new Contest(found);
    }

    /** Whom the user told the agent to follow is understood as the user is: "let us know who comes" asks for a reply. */
    private static List<Ordered> followed(Part part, Asked asked) {
        if (!part.pointed().isFollowed()) {
            return List.of();
        }
        return part.read().generousOrders().list().stream()
                .filter(order -> part.pointed().isFollowed(order.sentence()) && asked.by(order, Voice.USER))
                .map(order -> new Ordered(part, order.sentence(), false, true))
                .toList();
    }

    List<Ordered> orders() {
        return orders;
    }

    /** Whether a sentence that orders this, and that the user did not tell the agent to follow, holds {@code value}. */
    boolean dictates(Value value) {
        return !value.weak()
                && orders.stream().filter(order -> !order.isFollowed()).anyMatch(order -> order.holds(value));
    }
}
