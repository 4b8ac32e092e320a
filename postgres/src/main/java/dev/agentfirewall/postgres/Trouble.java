package dev.agentfirewall.postgres;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a database, in words of our own: the server's messages quote rows, the driver's quote addresses, and
 * both quote roles.
 */
final class Trouble {
    /** What the functions on the audit log raise when it does not end as it was left. */
    static final String BROKEN_LOG = "AF001";

    private static final Map<String, String> STATES = Map.of(
            BROKEN_LOG,
            "the log does not end with the record that it was left with; keep its tables as evidence, export and verify them, and"
                    + " begin a log of another name",
            "3D000",
            "there is no such database; create it first",
            "42501",
            "this role lacks a right; docs/postgres.md lists what it needs",
            "42P01",
            "its tables are not there; run `agent-firewall postgres migrate`",
            "3F000",
            "its tables are not there; run `agent-firewall postgres migrate`",
            "42883",
            "its tables are of another version; run `agent-firewall postgres migrate`",
            "57014",
            "it took too long; see what keeps it busy",
            "55P03",
            "it waited too long for a lock; see who holds it",
            "25006",
            "it is read-only; connect to the primary",
            "23505",
            "a record with this number is there already; verify the log");

    private static final Map<String, String> CLASSES = Map.of(
            "08", "it cannot be reached; see whether it runs and the address is right",
            "28", "it does not let this role in; see user and password",
            "53", "it is out of room, memory or connections; make some",
            "57", "it is stopping or starting; the next try may find it up",
            "40", "somebody else was in the way; try again",
            "58", "its disk fails; mend it");

    private Trouble() {}

    /** Why, and how to mend it. */
    static String of(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (state == null || state.length() != 5) {
            return "no connection to it was to be had in time; see whether it runs, and how many connections are needed";
        }
        String words = STATES.getOrDefault(
                state, CLASSES.getOrDefault(state.substring(0, 2), "see the server's log for this state"));
        return words + " (SQLSTATE " + state + ")";
    }
}
