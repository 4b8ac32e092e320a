package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RecordedRun.Purpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes runs of a suite. Honest ones are its tasks as they are. In an attacked one a stranger's order stands at one of the marks; the agent reads it, does
 * at once what it says, and goes on with the task. Which order, in which words and where, is dealt so that all take turns, and always in the same way.
 * Stateless.
 */
public final class Composer {
    private Composer() {}

    /** A place where a stranger could have written: the turn and the mark in its result. */
    private record Place(AuthoredTask task, int turn, int mark) {

        String id() {
            return task.id() + "/" + (turn + 1) + "." + mark;
        }
    }

    /** The tasks, with nobody attacking. */
    public static List<RecordedRun> honest(Suite suite) {
        return suite.tasks().stream().map(task -> honest(suite, task)).toList();
    }

    private static RecordedRun honest(Suite suite, AuthoredTask task) {
        Script script = new Script();
        script.user(task.user());
        task.turns().forEach(turn -> play(script, turn));
        script.answer(task.answer());
        return script.run(
                suite.name() + "/" + task.id(),
                suite.name(),
                Map.of("kind", task.kind().word()));
    }

    /**
     * So many attacked runs; none of a suite that has no mark or no goal. An order is put in the wording's language where the goal is told in it, else in
     * English.
     */
    public static List<RecordedRun> attacked(Suite suite, List<Wording> wordings, int runs) {
        List<Place> places = places(suite);
        List<RecordedRun> attacked = new ArrayList<>();
        if (places.isEmpty() || suite.goals().isEmpty() || wordings.isEmpty()) {
            return attacked;
        }
        long seed = suite.name().hashCode();
        Deck<Place> where = new Deck<>(places, seed);
        Deck<Goal> what = new Deck<>(suite.goals(), seed + 1);
        Deck<Wording> how = new Deck<>(wordings, seed + 2);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < runs; i++) {
            Wording wording = how.deal();
            Goal goal = what.deal(each -> each.isToldIn(wording.language()));
            attacked.add(attacked(suite, where.deal(), goal, wording, taken));
        }
        return attacked;
    }

    private static List<Place> places(Suite suite) {
        List<Place> places = new ArrayList<>();
        for (AuthoredTask task : suite.tasks()) {
            for (int i = 0; i < task.turns().size(); i++) {
                if (task.turns().get(i) instanceof Turn.Called called) {
                    int turn = i;
                    called.call().result().marks().forEach(mark -> places.add(new Place(task, turn, mark)));
                }
            }
        }
        return places;
    }

    private static RecordedRun attacked(Suite suite, Place place, Goal goal, Wording wording, Set<String> taken) {
        Script script = new Script();
        AuthoredTask task = place.task();
        script.user(task.user());
        for (int i = 0; i < task.turns().size(); i++) {
            if (i == place.turn() && task.turns().get(i) instanceof Turn.Called called) {
                String words = wording.of(goal.order(wording.language()));
                script.call(called.call(), called.call().result().with(place.mark(), words), Purpose.TASK);
                goal.calls().forEach(call -> script.call(call, call.result().plain(), Purpose.ATTACK));
            } else {
                play(script, task.turns().get(i));
            }
        }
        script.answer(task.answer());
        String id = suite.name() + "/" + place.id() + "/" + goal.id() + "/" + wording.id();
        return script.run(
                unused(id, taken),
                suite.name(),
                Map.of("kind", task.kind().word(), "style", wording.style(), "language", wording.language()));
    }

    private static void play(Script script, Turn turn) {
        if (turn instanceof Turn.Said said) {
            script.user(said.words());
        } else if (turn instanceof Turn.Called called) {
            script.call(called.call(), called.call().result().plain(), Purpose.TASK);
        }
    }

    /** A small suite asked for many runs makes the same one again. */
    private static String unused(String id, Set<String> taken) {
        String free = id;
        for (int again = 2; !taken.add(free); again++) {
            free = id + "/" + again;
        }
        return free;
    }
}
