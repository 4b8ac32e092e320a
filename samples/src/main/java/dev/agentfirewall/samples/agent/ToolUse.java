package dev.agentfirewall.samples.agent;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.langchain4j.service.tool.ToolExecution;

/**
 * A tool that the model called.
 *
 * @param tool its name
 * @param arguments as the model gave them; empty when they were no JSON object
 * @param ran whether it ran; false when it was refused or failed
 * @param told what the model was told
 */
public record ToolUse(String tool, Json.Obj arguments, boolean ran, String told) {
    private static final JsonReader READER = new JsonReader(JsonLimits.ARGUMENTS);

    static ToolUse of(ToolExecution execution) {
        return new ToolUse(
                execution.request().name(),
                arguments(String.valueOf(execution.request().arguments())),
                !execution.hasFailed(),
                execution.result());
    }

    private static Json.Obj arguments(String text) {
        try {
            return READER.readObject(text);
        } catch (MalformedJsonException e) {
            return Json.Obj.EMPTY;
        }
    }

    /** Tells the tool and how it went; arguments and results are guarded. */
    @Override
    public String toString() {
        return "`" + tool + "` " + (ran ? "ran" : "did not run");
    }
}
