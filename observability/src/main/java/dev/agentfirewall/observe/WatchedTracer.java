package dev.agentfirewall.observe;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.provenance.Label;

/** Finding out who wanted a call, watched: how long it takes. */
record WatchedTracer(CallTracer tracer, Watch watch) implements CallTracer {
    @Override
    public CallFacts trace(Conversation conversation, Label read, ToolCall call, long done) {
        // nothing in it makes spans of its own, so it need not be the current one
        Step step = watch.apart(() -> watch.spans().part("trace_arguments"));
        try {
            return tracer.trace(conversation, read, call, done);
        } catch (RuntimeException | Error e) {
            watch.quietly(() -> step.failed("request.failed"));
            throw e;
        } finally {
            watch.end(step, Stage.FACTS);
        }
    }

    @Override
    public Task task(Conversation conversation) {
        return tracer.task(conversation);
    }
}
