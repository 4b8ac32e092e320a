package dev.agentfirewall.redteam.run;

/**
 * A call that the model made.
 *
 * @param id the provider's id; calls of one run may share one
 * @param tool the name that the model used
 * @param arguments as the model wrote them: text that need not be JSON
 */
public record RecordedCall(String id, String tool, String arguments) {

    /** Tells id and tool; arguments are guarded. */
    @Override
    public String toString() {
        return "call `" + id + "` of `" + tool + "`";
    }
}
