package dev.agentfirewall.faults.log;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was logged since someone began to listen. Thread-safe. */
public final class Logged {
    private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();
    private static volatile boolean listening;

    private Logged() {}

    /** One line: who logged it, and all of it, stack trace included. */
    public record Line(String logger, String text) {}

    static boolean listening() {
        return listening;
    }

    static void add(String logger, String text) {
        if (listening) {
            LINES.add(new Line(logger, text));
        }
    }

    /** Begins to listen; what was heard before is forgotten. */
    public static void listen() {
        JulListener.install();
        LINES.clear();
        listening = true;
    }

    /** Ends listening, and gives what was heard. */
    public static List<Line> heard() {
        listening = false;
        return List.copyOf(LINES);
    }
}
