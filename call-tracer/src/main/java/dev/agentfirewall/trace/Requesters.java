package dev.agentfirewall.trace;

import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.trace.Dialogue.Part;
import dev.agentfirewall.trace.request.Asked;
import dev.agentfirewall.trace.request.Order;
import dev.agentfirewall.trace.request.Voice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Who ordered what a tool is for: the user's own words, words that give orders, plain sentences of a stranger's, or nobody. */
final class Requesters {
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
                    .forEach(part -> found.add(new Trace.Source(part.item(), false)));
        }
        found.addAll(strangers(contest));
        return new Requesters(Sources.few(found), times(users, asked));
    }

    /** Each text once for its flagged orders and once for its plain ones, the followed first. */
    private static List<Trace.Source> strangers(Contest contest) {
        Map<String, Trace.Source> found = new LinkedHashMap<>();
        for (Contest.Ordered order : contest.orders()) {
            boolean followed = order.isFollowed();
            String key = order.part().item().digest() + (order.flagged() ? "!" : followed ? "+" : "-");
            found.putIfAbsent(key, new Trace.Source(order.part().item(), order.flagged(), followed, 1.0));
        }
        return List.copyOf(found.values());
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
