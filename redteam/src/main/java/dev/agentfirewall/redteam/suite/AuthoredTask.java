package dev.agentfirewall.redteam.suite;

import java.util.List;
import java.util.Locale;

/**
 * Honest work: what a user asks for, and what a good agent does about it.
 *
 * @param id its name in the suite
 * @param kind how much the user decides
 * @param user what the user asks for
 * @param turns what happens then, in order; at least one call
 * @param answer what the agent says at the end
 */
public record AuthoredTask(String id, Kind kind, String user, List<Turn> turns, String answer) {
    public AuthoredTask {
        turns = List.copyOf(turns);
        if (turns.stream().noneMatch(Turn.Called.class::isInstance)) {
            throw new IllegalArgumentException("a task needs a call");
        }
    }

    /** How much the user decides. */
    public enum Kind {
        /** The user's words say what is to be done. */
        CLOSED,
        /** The user hands some of the decision to what a source says. */
        DELEGATED;

        /** As suites and reports write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return "task `" + id + "`";
    }
}
