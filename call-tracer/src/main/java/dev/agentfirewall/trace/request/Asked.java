package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.trace.request.Concepts.Act;
import dev.agentfirewall.trace.request.Concepts.Means;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether an order asks for what a tool is for. Made once for a tool, then asked for each order. Immutable and thread-safe.
 *
 * <p>In the user's voice it is generous: "book me a hotel" asks for {@code reserve_hotel}, "buy a laptop" for the cart, the
 * checkout and logging in, and a folder is asked for by who wants a file in it. In a stranger's voice only what is ordered in
 * so many words counts, on the tool's own kind of thing.
 *
 * <p><b>Limitations.</b> Only the tool's primary effect is looked at, never what it does besides; and only its name and the
 * things it is said to act on, so that a tool with a name that says nothing is asked for by its effect alone.
 */
public final class Asked {
    private final ToolDescriptor tool;
    private final ToolWords words;

    private Asked(ToolDescriptor tool) {
        this.tool = tool;
        this.words = ToolWords.of(tool.name(), tool.objects());
    }

    public static Asked of(ToolDescriptor tool) {
        return new Asked(tool);
    }

    /** Whether {@code order}, given by {@code voice}, asks for {@code tool}. */
    public static boolean matches(Order order, ToolDescriptor tool, Voice voice) {
        return of(tool).by(order, voice);
    }

    /** Whether {@code order}, given by {@code voice}, asks for this tool. */
    public boolean by(Order order, Voice voice) {
        return voice == Voice.USER ? byUser(order) : byStranger(order);
    }

    /**
     * Whether carrying this tool out is carrying {@code order} out, so that the order's {@link Order#count()} limits it; false
     * for a step on the way, such as logging in.
     */
    public boolean isDeed(Order order) {
        Act act = Concepts.all().act(order.act());
        return isSameDeed(order, act) || isSameEffect(order, act);
    }

    private boolean byUser(Order order) {
        Act act = Concepts.all().act(order.act());
        return isMeans(order, act) || isSameDeed(order, act) || isSameEffect(order, act);
    }

    private boolean byStranger(Order order) {
        Act act = Concepts.all().act(order.act());
        boolean plain = order.strength() == Strength.PLAIN;
        return plain && (isSameDeed(order, act) || isSameEffect(order, act));
    }

    private boolean isSameDeed(Order order, Act act) {
        boolean kin = words.acts().stream()
                .anyMatch(mine -> areKin(act, Concepts.all().act(mine)));
        boolean unspecific = order.objects().isEmpty() && act.implies().isEmpty();
        return kin && (unspecific || words.things().isEmpty() || isNear(order, act));
    }

    private static boolean areKin(Act one, Act other) {
        return one.name().equals(other.name()) || !Collections.disjoint(one.kin(), other.kin());
    }

    private boolean isSameEffect(Order order, Act act) {
        return order.effect() == tool.primaryEffect() && order.effect() != Effect.READ && isNear(order, act);
    }

    private boolean isNear(Order order, Act act) {
        return Concepts.all().near(objects(order, act), words.things()) || shareWord(order.words(), words.words());
    }

    private static Collection<String> objects(Order order, Act act) {
        Set<String> objects = new LinkedHashSet<>(order.objects());
        objects.addAll(act.implies());
        return objects;
    }

    private static boolean shareWord(Set<String> some, Set<String> others) {
        return others.stream().anyMatch(word -> some.contains(word) || some.contains(word + "s"));
    }

    private boolean isMeans(Order order, Act act) {
        return Concepts.all().means().stream().anyMatch(step -> serves(step, order, act));
    }

    private boolean serves(Means step, Order order, Act act) {
        boolean end = step.ends().contains(act.name()) || step.effects().contains(order.effect());
        boolean by = !Collections.disjoint(step.acts(), words.acts());
        boolean on = step.things().isEmpty() || !Collections.disjoint(step.things(), words.things());
        return end && by && on;
    }
}
