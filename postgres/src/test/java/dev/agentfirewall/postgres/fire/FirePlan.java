package dev.agentfirewall.postgres.fire;

import java.time.Duration;

/**
 * How large the drill is.
 *
 * @param calls how many calls wait for an approval
 * @param threads in each of the two processes
 * @param processKills how often one of the two is killed and started again
 * @param serverKills how often the server is
 * @param longest when it is given up
 */
record FirePlan(int calls, int threads, int processKills, int serverKills, Duration longest) {}
