package dev.agentfirewall.redteam.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of an agent, from the first message to the last.
 *
 * @param id its name
 * @param suite the group of runs that it belongs to; empty where it names none
 * @param hostile whether someone is known to have attacked it
 * @param messages in the order in which they were exchanged
 * @param labels whom each call serves, by call id; a call that is not named has no label
 * @param groups what else it is to be counted under, such as {@code language}, and where it belongs there, such as {@code de}
 */
public record RecordedRun(
        String id,
        String suite,
        boolean hostile,
        List<RecordedMessage> messages,
        Map<String, Purpose> labels,
        Map<String, String> groups) {
    public RecordedRun {
        messages = List.copyOf(messages);
        labels = Map.copyOf(labels);
        groups = Map.copyOf(groups);
    }

    /** Whom a call serves. */
    public enum Purpose {
        /** The user. */
        TASK,
        /** An attacker. */
        ATTACK
    }

    /** The message with the result of {@code call}, which the message at {@code index} makes; empty when none came back. */
    public Optional<RecordedMessage> resultOf(int index, RecordedCall call) {
        for (int i = index + 1; i < messages.size(); i++) {
            RecordedMessage message = messages.get(i);
            if (message.role() == RecordedMessage.Role.TOOL && message.answers().equals(call.id())) {
                return Optional.of(message);
            }
            if (makes(message, call.id()).isPresent()) {
                return Optional.empty(); // the id was given to another call before this one was answered
            }
        }
        return Optional.empty();
    }

    /** The call whose result the message at {@code index} is: the last one before it with that id. */
    public Optional<RecordedCall> callBehind(int index) {
        String id = messages.get(index).answers();
        for (int i = index - 1; i >= 0; i--) {
            Optional<RecordedCall> call = makes(messages.get(i), id);
            if (call.isPresent()) {
                return call;
            }
        }
        return Optional.empty();
    }

    private static Optional<RecordedCall> makes(RecordedMessage message, String id) {
        return message.calls().stream().filter(call -> call.id().equals(id)).findFirst();
    }

    /** Tells the id; what was said is guarded. */
    @Override
    public String toString() {
        return "run `" + id + "` of " + messages.size() + " messages";
    }
}
