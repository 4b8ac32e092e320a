package dev.agentfirewall.redteam.tools;

import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.trace.infer.InferredTool;
import dev.agentfirewall.trace.infer.ToolInference;
import dev.agentfirewall.trace.infer.UnreadableToolsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of tools in the form in which models are offered them, with what each is guessed to do. */
public final class ToolsFile {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    private ToolsFile() {}

    /**
     * The tools in {@code file}, in its order.
     *
     * @throws MalformedRunException when it cannot be read, is no list of tools or names one twice
     */
    public static List<ToolDescriptor> read(Path file) throws MalformedRunException {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new MalformedRunException(
                    file.toString(), 0, "cannot be read; is there such a file, and may you read it?");
        }
    }

    /** The tools in {@code utf8}; {@code name} is for messages. */
    public static List<ToolDescriptor> parse(String name, byte[] utf8) throws MalformedRunException {
        try {
            return ToolInference.infer(JSON.read(utf8)).stream()
                    .map(InferredTool::descriptor)
                    .toList();
        } catch (MalformedJsonException | UnreadableToolsException e) {
            throw new MalformedRunException(name, 0, String.valueOf(e.getMessage()));
        }
    }
}
