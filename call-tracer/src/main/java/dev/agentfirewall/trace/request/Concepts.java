package dev.agentfirewall.trace.request;

import dev.agentfirewall.call.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people ask for, in no language: acts with their effects, things with the groups of things that are near them, and
 * which acts are evidently steps on the way to which. Immutable and thread-safe.
 */
final class Concepts {
    /** Before an act that only a user who speaks of the thing may mean besides. */
    private static final String PERHAPS = "?";

    private static final Concepts ALL = new Concepts(Data.read("concepts.json"));

    private final Map<String, Act> acts = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final List<Means> means = new ArrayList<>();
    private final Map<String, String> media = new HashMap<>();

    /**
     * Something that can be asked for.
     *
     * @param effects what it does, the likeliest first
     * @param kin names of families; acts that share one are much the same deed
     * @param implies things it is done to where none is named
     * @param with for some things, the act that this one then is
     */
    record Act(String name, List<Effect> effects, Set<String> kin, Set<String> implies, Map<String, String> with) {}

    /** Steps that serve an end: who asked for the end has asked for these. */
    record Means(Set<String> ends, Set<Effect> effects, Set<String> acts, Set<String> things) {}

    static Concepts all() {
        return ALL;
    }

    private Concepts(Data data) {
        data.get("things").members().forEach((thing, families) -> {
            Set<String> near = new LinkedHashSet<>(families.spaces());
            near.add(thing);
            groups.put(thing, Collections.unmodifiableSet(near));
        });
        data.get("acts").members().forEach((name, act) -> acts.put(name, act(name, act)));
        data.get("media").members().forEach((thing, act) -> media.put(thing, act.text()));
        data.get("means").items().forEach(step -> means.add(means(step)));
    }

    private static Act act(String name, Data data) {
        Map<String, String> with = new LinkedHashMap<>();
        data.get("with").members().forEach((thing, act) -> with.put(thing, act.text()));
        return new Act(
                name,
                effects(data.get("effects")),
                Set.copyOf(data.get("kin").spaces()),
                Set.copyOf(data.get("implies").spaces()),
                Collections.unmodifiableMap(with));
    }

    private static Means means(Data data) {
        List<String> ends = data.get("acts").spaces();
        List<String> by = data.get("by").spaces();
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        effects.addAll(effects(data.get("effects")));
        boolean anyEnd = by.isEmpty();
        return new Means(
                anyEnd ? Set.of() : Set.copyOf(ends),
                effects,
                Set.copyOf(anyEnd ? ends : by),
                Set.copyOf(data.get("on").spaces()));
    }

    private static List<Effect> effects(Data list) {
        return list.spaces().stream()
                .map(word -> Effect.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList();
    }

    boolean isAct(String name) {
        return acts.containsKey(name);
    }

    boolean isThing(String name) {
        return groups.containsKey(name);
    }

    Act act(String name) {
        Act act = acts.get(name);
        if (act == null) {
            throw new IllegalArgumentException("no act `" + name + "` in concepts.json");
        }
        return act;
    }

    /** The act that is done by means of {@code thing}: a comment is commented with. Null where it is no medium. */
    @Nullable
    String medium(String thing) {
        return media.get(thing);
    }

    List<Means> means() {
        return means;
    }

    /** The thing's groups, itself among them. */
    Set<String> groups(String thing) {
        return groups.getOrDefault(thing, Set.of(thing));
    }

    /** Whether some thing of the one lies near some thing of the other. */
    boolean near(Set<String> some, Set<String> others) {
        Set<String> families = new LinkedHashSet<>();
        some.forEach(thing -> families.addAll(groups(thing)));
        return areIn(families, others);
    }

    /** Whether some of {@code things} lies in one of {@code families}. */
    boolean areIn(Set<String> families, Set<String> things) {
        for (String thing : things) {
            if (!Collections.disjoint(families, groups(thing))) {
                return true;
            }
        }
        return false;
    }

    /** The acts that {@code act} is, done to {@code things}: itself, another one, or both. */
    List<Act> sense(Act act, Set<String> things) {
        for (Map.Entry<String, String> with : act.with().entrySet()) {
            String other = with.getValue();
            if (!other.startsWith(PERHAPS) && has(things, with.getKey())) {
                return other.startsWith("+") ? List.of(act(other.substring(1)), act) : List.of(act(other));
            }
        }
        return List.of(act);
    }

    /** The acts that {@code act} may be besides, done to {@code things}. */
    List<Act> alsoSenses(Act act, Set<String> things) {
        return act.with().entrySet().stream()
                .filter(with -> isBesides(with.getValue()) && has(things, with.getKey()))
                .map(with -> act(with.getValue().substring(1)))
                .toList();
    }

    private static boolean isBesides(String other) {
        return other.startsWith("+") || other.startsWith(PERHAPS);
    }

    private boolean has(Set<String> things, String key) {
        return key.startsWith("*")
                ? things.stream().anyMatch(thing -> groups(thing).contains(key.substring(1)))
                : things.contains(key);
    }
}
