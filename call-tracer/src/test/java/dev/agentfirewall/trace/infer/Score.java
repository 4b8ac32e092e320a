package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How well inference agrees with people, and apart where it errs to the less dangerous side. */
final class Score {
    private int tools;
    private int agreed;
    private int effectsFound;
    private int effects;
    private int arguments;
    private int rolesAgreed;
    private int sinks;
    private final List<String> milder = new ArrayList<>();
    private final List<String> takenForReading = new ArrayList<>();
    private final List<String> harsher = new ArrayList<>();
    private final List<String> sinksMissed = new ArrayList<>();

    void add(LabelledTool label, InferredTool inferred) {
        InferredEffects found = inferred.effects().value();
        tools++;
        int difference = danger(found.primary()) - danger(label.primary());
        agreed += difference == 0 ? 1 : 0;
        if (difference != 0) {
            (difference < 0 ? milder : harsher).add(label.name() + ": " + found.primary() + " for " + label.primary());
        }
        if (difference < 0 && found.all().equals(Set.of(Effect.READ))) {
            takenForReading.add(label.name());
        }
        for (Effect effect : label.effects()) {
            effects += effect == Effect.READ ? 0 : 1;
            effectsFound += effect != Effect.READ && found.all().contains(effect) ? 1 : 0;
        }
        label.roles().forEach((argument, role) -> add(label.name() + "." + argument, role, inferred, argument));
    }

    private void add(String where, ArgumentRole label, InferredTool inferred, String argument) {
        ArgumentRole role = inferred.descriptor().roleOf("/" + argument);
        arguments++;
        rolesAgreed += role == label ? 1 : 0;
        boolean sink = LabelledTool.SINKS.contains(label);
        sinks += sink ? 1 : 0;
        if (sink && !LabelledTool.SINKS.contains(role)) {
            sinksMissed.add(where + ": " + role + " for " + label);
        }
    }

    private static int danger(Effect effect) {
        return Deed.DANGER.indexOf(effect);
    }

    /** Primary effects on which inference and person agree. */
    double agreement() {
        return (double) agreed / tools;
    }

    /** Roles on which they agree. */
    double roleAgreement() {
        return (double) rolesAgreed / arguments;
    }

    /** Tools whose primary effect was taken for a less dangerous one. */
    List<String> milder() {
        return milder;
    }

    /** Tools that do more than read, and were taken for ones that don't. */
    List<String> takenForReading() {
        return takenForReading;
    }

    /** Sinks that were taken for none. */
    List<String> sinksMissed() {
        return sinksMissed;
    }

    @Override
    public String toString() {
        return "%d tools: primary effect as labelled %.1f %%, less dangerous %d %s, more dangerous %d %s; effects other than read found %d of %d; %d arguments: role as labelled %.1f %%, sinks missed %d of %d %s"
                .formatted(
                        tools,
                        100 * agreement(),
                        milder.size(),
                        milder,
                        harsher.size(),
                        harsher,
                        effectsFound,
                        effects,
                        arguments,
                        100 * roleAgreement(),
                        sinksMissed.size(),
                        sinks,
                        sinksMissed);
    }
}
