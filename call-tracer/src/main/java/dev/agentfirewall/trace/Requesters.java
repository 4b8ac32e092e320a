package dev.agentfirewall.trace;

import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.trace.Dialogue.Part;
import dev.agentfirewall.trace.request.Asked;
import dev.agentfirewall.trace.request.Order;
import dev.agentfirewall.trace.request.Voice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Who ordered what a tool is for: the user's own words, words that give orders, plain sentences of a stranger's, or nobody. */
final class Requesters {
    /** Two tell that there is more than one; no kind crowds out another. */
    private static final int MOST_OF_A_KIND = 2;

    private final List<Trace.Source> sources;
    private final OptionalInt times;

    private Requesters(List<Trace.Source> sources, OptionalInt times) {
        this.sources = sources;
        this.times = times;
    }

    static Requesters of(Dialogue dialogue, Asked asked, Contest contest) {
        List<Order> users = dialogue.words().orders().stream()
                .filter(order -> asked.by(order, Voice.USER))
                .toList();
        List<Trace.Source> found = new ArrayList<>();
        if (!users.isEmpty()) {
            dialogue.parts().stream()
                    .filter(Part::isUsers)
                    .limit(MOST_OF_A_KIND)
                    .forEach(part -> found.add(new Trace.Source(part.item(), false)));
        }
        found.addAll(of(Kind.FLAGGED, dialogue, contest));
        found.addAll(of(Kind.FOLLOWED, dialogue, contest));
        found.addAll(of(Kind.PLAIN, dialogue, contest));
        return new Requesters(Sources.few(found), times(users, asked));
    }

    /** Those whose orders are of one kind, each mail, document or other record once. */
    private static Collection<Trace.Source> of(Kind kind, Dialogue dialogue, Contest contest) {
        Map<Object, Trace.Source> found = new LinkedHashMap<>();
        for (Contest.Ordered order : contest.orders()) {
            if (found.size() < MOST_OF_A_KIND && Kind.of(order) == kind) {
                Trace.Source source = source(kind, dialogue, order);
                Optional<Object> passage = source.passage().map(Passage::origin);
                found.putIfAbsent(passage.orElseGet(() -> source.item().origin()), source);
            }
        }
        return found.values();
    }

    private static Trace.Source source(Kind kind, Dialogue dialogue, Contest.Ordered order) {
        boolean flagged = kind == Kind.FLAGGED;
        Optional<Passage> passage = flagged ? Optional.empty() : dialogue.passage(order.part(), order.sentence());
        return new Trace.Source(order.part().item(), flagged, kind == Kind.FOLLOWED, 1.0, passage);
    }

    private enum Kind {
        FLAGGED,
        FOLLOWED,
        PLAIN;

        static Kind of(Contest.Ordered order) {
            return order.flagged() ? FLAGGED : order.isFollowed() ? FOLLOWED : PLAIN;
        }
    }

    /** How often the orders that it carries out allow it together; a step on the way to another deed has no number. */
    private static OptionalInt times(List<Order> orders, Asked asked) {
        List<Order> deeds = orders.stream().filter(asked::isDeed).toList();
        if (deeds.size() < orders.size()
                || deeds.isEmpty()
                || deeds.stream().anyMatch(order -> !order.count().isBounded())) {
            return OptionalInt.empty();
        }
        long sum = 0;
        for (int i = 0; i < deeds.size(); i++) {
            if (i == 0 || !areOneVerb(deeds.get(i - 1), deeds.get(i))) {
                sum += deeds.get(i).count().most();
            }
        }
        return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, sum));
    }

    /** A verb that does two things gives two orders, one after the other; the same order at the same place is another message's. */
    private static boolean areOneVerb(Order one, Order next) {
        boolean place = one.verb().equals(next.verb()) && one.sentence().equals(next.sentence());
        boolean same = one.effect() == next.effect() && one.act().equals(next.act());
        return place && !same;
    }

    List<Trace.Source> sources() {
        return sources;
    }

    /** How often the user's words ask for it; empty where they set no number. */
    OptionalInt times() {
        return times;
    }
}
