package dev.agentfirewall.redteam.run;

import java.util.List;

/**
 * One message of a run.
 *
 * @param role who speaks
 * @param texts its texts, in order; several where the content was given in parts
 * @param sources for each text the document that retrieval took it from, empty for the speaker's own words; no list where all are those
 * @param opaque how many parts are no text, such as images
 * @param calls what the assistant calls
 * @param answers the id of the call whose result this is; empty but for a tool's message
 * @param name the name that the message gives its speaker or tool; empty where it gives none
 */
public record RecordedMessage(
        Role role,
        List<String> texts,
        List<String> sources,
        int opaque,
        List<RecordedCall> calls,
        String answers,
        String name) {
    public RecordedMessage {
        texts = List.copyOf(texts);
        sources = sources.stream().allMatch(String::isEmpty) ? List.of() : List.copyOf(sources);
        if (!sources.isEmpty() && sources.size() != texts.size()) {
            throw new IllegalArgumentException("each text has a source, or none has");
        }
        calls = List.copyOf(calls);
    }

    /** A message of the speaker's own words. */
    public RecordedMessage(
            Role role, List<String> texts, int opaque, List<RecordedCall> calls, String answers, String name) {
        this(role, texts, List.of(), opaque, calls, answers, name);
    }

    /** The document that the text at {@code index} was retrieved from; empty for the speaker's own words. */
    public String source(int index) {
        return sources.isEmpty() ? "" : sources.get(index);
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
