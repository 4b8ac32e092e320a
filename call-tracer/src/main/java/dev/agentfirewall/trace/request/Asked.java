package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.trace.request.Concepts.Act;
import dev.agentfirewall.trace.request.Concepts.Means;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
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
    private final List<Act> acts;
    /** The groups of the tool's things, and its other words in singular and plural: an order is compared with them all. */
    private final Set<String> groups = new HashSet<>();

    private final List<String> names = new ArrayList<>();

    private Asked(ToolDescriptor tool) {
        this.tool = tool;
        this.words = ToolWords.of(tool.name(), tool.objects());
        this.acts = words.acts().stream().map(Concepts.all()::act).toList();
        words.things().forEach(thing -> groups.addAll(Concepts.all().groups(thing)));
        for (String word : words.words()) {
            names.add(word);
            names.add(word + "s");
        }
    }

    public static Asked of(ToolDescriptor tool) {
        return new Asked(tool);
    }

    /** Whether {@code order}, given by {@code voice}, asks for {@code tool}. */
    public static boolean matches(Order order, ToolDescriptor tool, Voice voice) {
        return of(tool).by(order, voice);
    }

    /** What the tool is for. */
    public Effect effect() {
        return tool.primaryEffect();
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
        boolean unspecific = order.objects().isEmpty() && act.implies().isEmpty();
        return isKin(act) && (unspecific || words.things().isEmpty() || isNear(order, act));
    }

    private boolean isKin(Act act) {
        for (Act mine : acts) {
            if (areKin(act, mine)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areKin(Act one, Act other) {
        return one.name().equals(other.name()) || !Collections.disjoint(one.kin(), other.kin());
    }

    private boolean isSameEffect(Order order, Act act) {
        return order.effect() == tool.primaryEffect() && order.effect() != Effect.READ && isNear(order, act);
    }

    private boolean isNear(Order order, Act act) {
        return isNear(order.objects()) || isNear(act.implies()) || !Collections.disjoint(order.words(), names);
    }

    /** Whether some thing lies near some thing of the tool. */
    private boolean isNear(Set<String> things) {
        return Concepts.all().areIn(groups, things);
    }

    private boolean isMeans(Order order, Act act) {
        return Concepts.all().means().stream().anyMatch(step -> serves(step, order, act));
    }

    /** Visiting and logging in are steps on the way to anything; giving access, as {@code door_access} does, is none. */
    private boolean isStep(Means step) {
        boolean mild = tool.primaryEffect() == Effect.READ || tool.primaryEffect() == Effect.WRITE;
        return mild
                || step.acts().stream()
                        .anyMatch(act -> !act.equals("visit") && words.acts().contains(act));
    }

    private boolean serves(Means step, Order order, Act act) {
        boolean end = step.ends().contains(act.name()) || step.effects().contains(order.effect());
        boolean by = !Collections.disjoint(step.acts(), words.acts());
        boolean on = step.things().isEmpty() || !Collections.disjoint(step.things(), words.things());
        return end && by && on && (!step.things().isEmpty() || isStep(step));
    }
}
