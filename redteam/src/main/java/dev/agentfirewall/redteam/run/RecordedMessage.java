package dev.agentfirewall.redteam.run;

import java.util.List;

/**
 * One message of a run.
 *
 * @param role who speaks
 * @param texts its texts, in order; several where the content was given in parts
 * @param opaque how many parts are no text, such as images
 * @param calls what the assistant calls
 * @param answers the id of the call whose result this is; empty but for a tool's message
 * @param name the name that the message gives its speaker or tool; empty where it gives none
 */
public record RecordedMessage(
        Role role, List<String> texts, int opaque, List<RecordedCall> calls, String answers, String name) {
    public RecordedMessage {
        texts = List.copyOf(texts);
        calls = List.copyOf(calls);
    }

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL
    }

    /** All its text; the parts of a result are one text to whoever reads it. */
    public String text() {
        return texts.size() == 1 ? texts.get(0) : String.join("\n", texts);
    }

    /** Tells who speaks; the texts are guarded. */
    @Override
    public String toString() {
        return "message of " + role;
    }
}
