package dev.agentfirewall.cli.tools;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.trace.infer.InferredTool;
import dev.agentfirewall.trace.infer.ToolInference;
import dev.agentfirewall.trace.infer.UnreadableToolsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of tools. */
final class ToolsFile {
    private ToolsFile() {}

    /**
     * Infers the tools of a file, or of standard input where it is {@code -}.
     *
     * @throws UnreadableFileException saying what is wrong
     */
    static List<InferredTool> infer(String file, Console console) {
        String shown = file.equals("-") ? "standard input" : file;
        try {
            byte[] bytes = file.equals("-") ? console.in().readAllBytes() : Files.readAllBytes(Path.of(file));
            return ToolInference.infer(new JsonReader(JsonLimits.FILES).read(bytes));
        } catch (IOException e) {
            throw new UnreadableFileException(shown, "cannot be opened; is there such a file, and may you read it?");
        } catch (MalformedJsonException | UnreadableToolsException e) {
            throw new UnreadableFileException(shown, String.valueOf(e.getMessage()));
        }
    }
}
