package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.CLOCK;

import java.time.Instant;
import java.util.List;

/** A clock that cannot be relied on. Order in the log comes from sequence numbers, so a wrong time is recorded as told. */
final class ClockFaults {
    private ClockFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.at(CLOCK, "is set back by years", Door.ALL, "completed", ClockFaults::goBack),
                Fault.at(
                        CLOCK,
                        "is set ahead by a billion years",
                        Door.ALL,
                        "completed",
                        stage -> stage.clock.set(() -> Instant.MAX)),
                Fault.at(
                        CLOCK,
                        "throws",
                        Door.ALL,
                        "refused audit.unavailable",
                        stage -> stage.clock.set(() -> {
                            throw new IllegalStateException(stage.canary);
                        })));
    }

    private static void goBack(Stage stage) {
        stage.clock.set(() -> Instant.parse("2001-01-01T00:00:00Z"));
    }
}
