package dev.agentfirewall.samples.recorded;

/**
 * A tool call that a recorded model made.
 *
 * @param id as recorded
 * @param tool the name under which it was called
 * @param arguments the JSON text, as the model wrote it
 */
public record RecordedCall(String id, String tool, String arguments) {

    /** Tells id and tool; arguments are guarded. */
    @Override
    public String toString() {
        return "call `" + id + "` of `" + tool + "`";
    }
}
