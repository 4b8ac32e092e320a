package dev.agentfirewall.recording;

import java.util.List;
import java.util.Locale;

/**
 * One message of a conversation, as a model was shown it or said it. Guarded: none of it is in {@code toString}.
 *
 * @param speaker who speaks
 * @param said its text as the conversation goes on to hold it, with cuts and all: it tells whether two requests show the same message
 * @param parts what was judged and shown of it, each text whole where something was cut from it; empty where nothing was shown
 * @param calls what the assistant calls
 * @param answers the id of the call whose result this is; empty but for a tool's message
 * @param tool the tool whose result this is; empty but for a tool's message
 */
public record ShownMessage(
        Speaker speaker, String said, List<Part> parts, List<Call> calls, String answers, String tool) {
    public ShownMessage {
        parts = List.copyOf(parts);
        calls = List.copyOf(calls);
    }

    /** A message of the system, the user or the assistant. */
    public static ShownMessage of(Speaker speaker, String said, List<Part> parts, List<Call> calls) {
        return new ShownMessage(speaker, said, parts, calls, "", "");
    }

    /** Who speaks. */
    public enum Speaker {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL;

        /** The role's name in recorded runs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A text.
     *
     * @param text the whole of it
     * @param source the document that it was retrieved from; empty for the speaker's own words
     */
    public record Part(String text, String source) {
        @Override
        public String toString() {
            return "text of " + text.length();
        }
    }

    /**
     * A call that the assistant proposes.
     *
     * @param id the provider's, perhaps empty, perhaps not the only one
     * @param tool as the model named it
     * @param arguments as the model wrote them
     */
    public record Call(String id, String tool, String arguments) {
        @Override
        public String toString() {
            return "a call";
        }
    }

    /** Whether {@code other} is this message, shown again. */
    boolean isSameAs(ShownMessage other) {
        return speaker == other.speaker
                && said.equals(other.said)
                && calls.equals(other.calls)
                && answers.equals(other.answers);
    }

    /** How many characters it has in all. */
    long length() {
        long length = said.length() + (long) answers.length() + tool.length();
        for (Part part : parts) {
            length += part.text().length() + (long) part.source().length();
        }
        for (Call call : calls) {
            length += call.id().length()
                    + (long) call.tool().length()
                    + call.arguments().length();
        }
        return length;
    }

    @Override
    public String toString() {
        return "message of " + speaker + " in " + parts.size() + " parts";
    }
}
