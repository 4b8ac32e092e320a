package dev.agentfirewall.faults;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Something that breaks, and what must come of it behind each door.
 *
 * @param area what kind of part it is
 * @param name what breaks, in the table's words
 * @param expected what comes of the call, by door: an outcome and its code, or {@link #NOT_STARTED} and the exception
 * @param scene breaks it
 * @param early whether it is broken before anything was asked; an agent is else in the middle of its first turn
 */
record Fault(Area area, String name, Map<Door, String> expected, Scene scene, boolean early) {
    static final String NOT_STARTED = "not started:";
    static final String THROWN = "thrown:";

    Fault {
        expected = new EnumMap<>(expected);
    }

    /** Breaks something on the stage. What it throws means that the firewall did not start. */
    @FunctionalInterface
    interface Scene {
        void play(Stage stage) throws Exception;
    }

    static Fault at(Area area, String name, List<Door> doors, String expected, Scene scene) {
        Map<Door, String> same = new EnumMap<>(Door.class);
        doors.forEach(door -> same.put(door, expected));
        return new Fault(area, name, same, scene, false);
    }

    /** This fault, there from the beginning. */
    Fault fromTheBeginning() {
        return new Fault(area, name, expected, scene, true);
    }

    /** This fault, with another outcome behind one door. */
    Fault but(Door door, String otherwise) {
        Map<Door, String> changed = new EnumMap<>(expected);
        changed.put(door, otherwise);
        return new Fault(area, name, changed, scene, early);
    }
}
