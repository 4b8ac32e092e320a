package dev.agentfirewall.postgres.fire;

import java.util.List;
import java.util.Locale;

/**
 * What the drill showed.
 *
 * @param plan how large it was
 * @param ranOnce calls that ran once
 * @param unwanted calls that people said no to; none of them may run
 * @param lost calls that were approved, whose answer was used up, and that a kill kept from running
 * @param replays answers given again, in another's place or too late
 * @param records in the audit log
 * @param seconds it took
 * @param wrong whatever must not have happened
 */
record FireReport(
        FirePlan plan,
        int ranOnce,
        int unwanted,
        int lost,
        int replays,
        long records,
        double seconds,
        List<String> wrong) {

    String table() {
        return String.format(
                Locale.ROOT,
                """
                | approvals under fire | |
                | --- | --- |
                | calls, each proposed by both processes until it was settled | %,d |
                | threads | %d in each of two processes |
                | processes killed (`kill -9`) and started again | %d |
                | PostgreSQL killed (`kill -9`) and started again | %d |
                | ran once | %,d |
                | ran more than once | %d |
                | people said no; ran nevertheless | %,d; %d |
                | approved, and kept from running by a kill | %d |
                | answers replayed, in another's place, or too late; counted | %,d; %d |
                | audit records, the chain sound and a permit for each run | %,d |
                | seconds | %.0f |
                """,
                plan.calls(),
                plan.threads(),
                plan.processKills(),
                plan.serverKills(),
                ranOnce,
                count("ran more than once"),
                unwanted,
                count("ran against a no"),
                lost,
                replays,
                count("granted"),
                records,
                seconds);
    }

    private long count(String what) {
        return wrong.stream().filter(each -> each.startsWith(what)).count();
    }
}
