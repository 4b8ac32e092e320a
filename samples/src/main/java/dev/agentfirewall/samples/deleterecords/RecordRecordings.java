package dev.agentfirewall.samples.deleterecords;

import dev.agentfirewall.samples.recorded.RecordedRun;
import dev.agentfirewall.samples.recorded.RecordedRuns;

/** The two runs of this story. */
public final class RecordRecordings {
    private static final RecordedRuns RUNS = RecordedRuns.resource(RecordRecordings.class, "runs.jsonl");

    private RecordRecordings() {}

    /** The user asks a question, and the page that answers it asks for a table to be deleted. */
    public static RecordedRun pageAsks() {
        return RUNS.get("a page asks");
    }

    /** The user asks for a table to be deleted. */
    public static RecordedRun userAsks() {
        return RUNS.get("the user asks");
    }
}
