package dev.agentfirewall.samples.agent;

import dev.langchain4j.service.Result;
import java.util.List;

/**
 * What an assistant did to answer.
 *
 * @param uses the tools it called, in order
 * @param answer what it said at the end
 */
public record AgentRun(List<ToolUse> uses, String answer) {
    public AgentRun {
        uses = List.copyOf(uses);
    }

    /** Lets {@code assistant} answer {@code words} and tells how. */
    public static AgentRun of(Assistant assistant, String words) {
        Result<String> result = assistant.ask(words);
        return new AgentRun(
                result.toolExecutions().stream().map(ToolUse::of).toList(), String.valueOf(result.content()));
    }

    /** Tells how much was called; the answer is guarded. */
    @Override
    public String toString() {
        return "run of " + uses.size() + " calls";
    }
}
