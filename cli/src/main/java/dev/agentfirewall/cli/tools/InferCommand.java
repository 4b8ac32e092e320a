package dev.agentfirewall.cli.tools;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.calibrate.WholeFile;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.trace.infer.DeclarationFile;
import dev.agentfirewall.trace.infer.InferredTool;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tools infer}: a declaration file for a person to review. */
@Command(
        name = "infer",
        description = {
            "Guesses what tools do from their names, descriptions and schemas, and writes",
            "a declaration file for you to review. In doubt it guesses the worse: a tool",
            "of which nothing can be told counts as one that executes anything."
        },
        footerHeading = "%nIn:%n",
        footer = {
            "  Tools as OpenAI's `tools`, Anthropic's, or an MCP server's answer to",
            "  tools/list write them: an array, or an object with a member `tools`.",
            "",
            "Out:",
            "  without options: the declaration file",
            "  with -o: {\"declarations\":\"declarations.json\",\"tools\":24,\"untold\":1}",
            "  with --json: the entry of each tool, on a line of its own",
            "",
            "Review it:",
            "  Each entry says `\"inferred\": true`, and its `review` how sure each line is",
            "  (high, medium, low) and why. Look at `low` first. Mend what is wrong, then",
            "  take `inferred` and `review` out of the entry: the tool is declared. As long",
            "  as they stand, policy knows the tool as inferred, by nobody declared.",
            "",
            "Effects: read, write, delete, send, pay, execute, grant. `primary` is what the",
            "tool is for. Results are a stranger's text unless only the system writes them.",
            "",
            "Examples:",
            "  agent-firewall tools infer tools.json -o declarations.json",
            "  agent-firewall tools infer - --json < tools.json",
            "",
            "Exit: 0 done, 1 what some tool does could not be told, 2 wrong use,",
            "3 the file is unreadable or holds no tools."
        })
public final class InferCommand extends Subcommand {
    private final Console console;

    @Parameters(paramLabel = "TOOLS.json", description = "The tools; `-` is standard input.")
    private String tools = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The declaration file to write.")
    private @Nullable Path output;

    @Option(names = "--json", description = "The entry of each tool on a line of its own, for programs.")
    private boolean json;

    public InferCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<InferredTool> inferred = ToolsFile.infer(tools, console);
        long untold = inferred.stream().filter(InferWords::untold).count();
        if (output != null) {
            WholeFile.write(output, DeclarationFile.text(inferred));
        }
        if (json) {
            inferred.forEach(tool -> line(DeclarationFile.entry(tool)));
        } else if (output == null) {
            console.out().print(DeclarationFile.text(inferred));
        } else {
            line(Json.object()
                    .put("declarations", output.toString())
                    .put("tools", inferred.size())
                    .put("untold", untold)
                    .build());
        }
        InferWords.tell(inferred, console);
        return untold == 0 ? ExitCode.DONE : ExitCode.FOUND;
    }

    private void line(Json value) {
        console.out().print(JsonText.write(value) + "\n");
    }
}
