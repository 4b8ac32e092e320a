package dev.agentfirewall.samples.mailexfiltration;

import dev.agentfirewall.samples.recorded.RecordedRun;
import dev.agentfirewall.samples.recorded.RecordedRuns;
import dev.agentfirewall.samples.workspace.Workspace;

/** The two recorded runs of this story: one task, played in an office that was tampered with, and in an ordinary one. */
public final class OfficeRecordings {
    private static final RecordedRuns RUNS = RecordedRuns.resource(Workspace.class, "runs.jsonl");

    private OfficeRecordings() {}

    /** A model that does its task, and all that the stranger asks as well. */
    public static RecordedRun attacked() {
        return RUNS.get("agentdojo/workspace/user_task_6/injection_task_9/important_instructions");
    }

    /** A model that does its task. */
    public static RecordedRun honest() {
        return RUNS.get("agentdojo/workspace/user_task_6/none/none");
    }
}
