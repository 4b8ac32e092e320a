package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.CONCURRENCY;

import java.util.List;

/** Threads that disturb each other. */
final class ThreadFaults {
    private ThreadFaults() {}

    static List<Fault> all() {
        return List.of(Fault.at(
                CONCURRENCY,
                "the calling thread is interrupted",
                List.of(Door.IN_PROCESS),
                "completed",
                ThreadFaults::interrupt));
    }

    private static void interrupt(Stage stage) {
        stage.instead(() -> {
            Thread.currentThread().interrupt();
            Seen answer = stage.actSoundly();
            boolean kept = Thread.interrupted();
            return kept ? answer : new Seen("swallowed the interrupt", answer.told());
        });
    }
}
