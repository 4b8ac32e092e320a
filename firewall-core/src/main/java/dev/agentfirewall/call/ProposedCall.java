package dev.agentfirewall.call;

/**
 * A call as the model wrote it, not yet read.
 *
 * @param id the provider's id; may be empty, and is not unique
 * @param tool what the host says about the tool
 * @param arguments the raw text of the arguments
 */
public record ProposedCall(String id, ToolDescriptor tool, String arguments) {

    /** Tells id and tool; arguments are guarded. */
    @Override
    public String toString() {
        return "call `" + id + "` of `" + tool.name() + "`";
    }
}
