package dev.agentfirewall.conversation;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.provenance.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Finds where each value of a proposed call came from, and who asked for the call.
 *
 * <p><b>Guarantees</b> that an implementation gives: it is thread-safe; the same conversation and call get the same facts; work is
 * bounded, and what it could not read whole it reports as cautiously as what a stranger wrote. One that throws denies the call.
 */
public interface CallTracer {

    /**
     * Traces {@code call} back into {@code conversation}.
     *
     * @param read everything ever read in it, joined: a value that no source explains may hold any of it
     * @param done how often this tool was called in it, this call included
     */
    CallFacts trace(Conversation conversation, Label read, ToolCall call, long done);

    /**
     * What the user asked for, as the facts about any call in {@code conversation} tell it: for tools that are offered before there is a call. Unread,
     * unless an implementation reads it. One that throws hides the tool.
     */
    default Task task(Conversation conversation) {
        return Task.UNREAD;
    }

    /** Finds values as they stand, and reads nobody's words: nothing is known to have been asked for. */
    static CallTracer exact() {
        return (conversation, read, call, done) -> {
            ValueTracer tracer = new ValueTracer(conversation, read);
            Map<String, Trace> arguments = new LinkedHashMap<>();
            call.leaves().forEach((pointer, leaf) -> arguments.put(pointer, tracer.trace(leaf)));
            return new CallFacts(arguments, List.of(), Task.UNREAD, new Repeat(OptionalInt.empty(), done));
        };
    }
}
