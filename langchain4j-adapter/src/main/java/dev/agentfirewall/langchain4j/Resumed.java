package dev.agentfirewall.langchain4j;

import java.util.List;

/**
 * What became of the calls of a chat memory that waited for people.
 *
 * @param calls each call that was found waiting, in order
 */
public record Resumed(List<Call> calls) {
    public Resumed {
        calls = List.copyOf(calls);
    }

    /** What became of one call. */
    public enum Outcome {
        /** It ran, and its result stands in the memory. */
        COMPLETED,
        /** It ran, and its result may not be shown. */
        WITHHELD,
        /** It ran and failed. */
        FAILED,
        /** Somebody said no, or policy does by now. */
        REFUSED,
        /** Still nobody has answered, or the question is another by now and was asked anew. The memory says so as before. */
        WAITING,
        /** Its approval was used before: whether it ran to its end is not known here. */
        USED_BEFORE,
        /** Nobody answered in time. */
        EXPIRED
    }

    /**
     * One call.
     *
     * @param tool its tool
     * @param ticket by which its question was known
     * @param outcome what became of it
     */
    public record Call(String tool, String ticket, Outcome outcome) {}

    /** Whether the memory now says something else than before: there is something for the agent to go on with. */
    public boolean any() {
        return calls.stream().anyMatch(call -> call.outcome() != Outcome.WAITING);
    }

    /**
     * What to tell the agent to go on with, where the user has nothing to say: a fixed sentence that orders nothing new. Give it to the service as the
     * user's message.
     */
    public String message() {
        return any()
                ? "The approval that you waited for is decided, and the result of that call stands in our conversation"
                        + " above. Please finish what I asked for."
                : "There is no decision yet on the approval that you wait for.";
    }
}
