package dev.agentfirewall.redteam.report;

import dev.agentfirewall.rag.calibrate.Rate;
import dev.agentfirewall.redteam.replay.Verdict;
import java.util.EnumMap;
import java.util.Map;

/** How many of some calls or runs got which verdict. Not thread-safe. */
public final class Split {
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private int all;

    void add(Verdict verdict) {
        counts.merge(verdict, 1, Integer::sum);
        all++;
    }

    public int all() {
        return all;
    }

    public int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    public Rate rate(Verdict verdict) {
        return new Rate(count(verdict), all);
    }

    /** Those that did not go on as they were. */
    public int stopped() {
        return all - count(Verdict.PERMIT);
    }

    public Rate stoppedRate() {
        return new Rate(stopped(), all);
    }
}
