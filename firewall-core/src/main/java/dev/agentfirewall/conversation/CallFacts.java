package dev.agentfirewall.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a conversation tells about a proposed call.
 *
 * @param arguments where each leaf's value came from, by JSON pointer
 * @param requestedBy who ordered what the tool is for; empty when nobody is known to have
 * @param task what the user asked for
 * @param repeat how often it was asked for and done
 */
public record CallFacts(Map<String, Trace> arguments, List<Trace.Source> requestedBy, Task task, Repeat repeat) {
    public CallFacts {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        requestedBy = List.copyOf(requestedBy);
    }

    /** Tells how many values were traced. */
    @Override
    public String toString() {
        return "facts about " + arguments.size() + " values";
    }
}
