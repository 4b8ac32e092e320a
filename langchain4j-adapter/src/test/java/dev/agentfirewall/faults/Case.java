package dev.agentfirewall.faults;

import java.util.stream.Stream;

/** One cell of the matrix: a fault behind a door. */
record Case(Fault fault, Door door) {

    static Stream<Case> of(Fault fault) {
        return fault.expected().keySet().stream().map(door -> new Case(fault, door));
    }

    String expected() {
        return fault.expected().getOrDefault(door, "");
    }

    /** Plays it; what keeps the firewall from starting is seen like any other answer. */
    Seen play(Stage stage) throws Exception {
        if (door == Door.AGENT && !fault.early()) {
            stage.whileTheModelThinks(fault.scene());
        } else {
            try {
                fault.scene().play(stage);
            } catch (Exception e) {
                return Refusal.seen(Fault.NOT_STARTED, e);
            }
        }
        try {
            return stage.act();
        } catch (Throwable e) { // whatever got through the firewall must not get through the test
            return Refusal.seen(Fault.THROWN, e);
        }
    }

    @Override
    public String toString() {
        return fault.area().title() + ": " + fault.name() + " [" + door.title() + "]";
    }
}
