package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.importer.LangChain4jMemories;
import dev.agentfirewall.redteam.importer.OpenAiLogs;
import dev.agentfirewall.redteam.importer.OtelSpans;
import dev.agentfirewall.redteam.importer.RecordFile;
import dev.agentfirewall.redteam.importer.RunImporter;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.run.RunReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs import}: another program's conversations as recorded runs. */
@Command(
        name = "import",
        description = "Turns conversations that another program recorded into runs to be replayed.",
        footerHeading = "%nFrom:%n",
        footer = {
            "  openai       chat logs: arrays of messages, requests, requests with responses",
            "  otel         spans of OpenTelemetry's conventions for generative AI",
            "  langchain4j  chat memories as its stores keep them",
            "",
            "Out:",
            "  {\"runs\":12,\"records\":14,\"file\":\"runs.jsonl\"}",
            "  The runs hold what was said: keep them as you keep the logs.",
            "",
            "Example:",
            "  agent-firewall runs import --from otel spans.jsonl -o runs.jsonl",
            "",
            "Exit: 0 done, 1 no conversation found, 2 wrong use, 3 unreadable."
        })
public final class ImportCommand extends Subcommand {
    private static final Map<String, RunImporter> IMPORTERS =
            Map.of("openai", new OpenAiLogs(), "otel", new OtelSpans(), "langchain4j", new LangChain4jMemories());

    private final Console console;

    @Option(
            names = "--from",
            paramLabel = "openai|otel|langchain4j",
            required = true,
            description = "Who recorded them.")
    private String from = "";

    @Parameters(paramLabel = "FILE", description = "What was recorded: JSON, or JSON Lines.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "RUNS.jsonl",
            required = true,
            description = "The file of runs to write.")
    private Path output = Path.of("");

    public ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunImporter importer = IMPORTERS.get(from);
        if (importer == null) {
            throw new WrongUseException("`--from` is `openai`, `otel` or `langchain4j`");
        }
        try {
            List<Json> records = RecordFile.read(file);
            List<Json.Obj> runs = importer.runs(records);
            write(runs);
            Json said = Json.object()
                    .put("runs", runs.size())
                    .put("records", records.size())
                    .put("file", output.toString())
                    .build();
            console.out().print(JsonText.write(said) + "\n");
            return runs.isEmpty() ? ExitCode.FOUND : ExitCode.DONE;
        } catch (MalformedRunException e) {
            throw RunErrors.of(e);
        }
    }

    private void write(List<Json.Obj> runs) throws MalformedRunException {
        StringBuilder lines = new StringBuilder();
        for (Json.Obj run : runs) {
            lines.append(JsonText.write(run)).append('\n');
        }
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        check(text);
        try {
            Files.write(output, text);
        } catch (IOException e) {
            throw new UnreadableFileException(output.toString(), "cannot be written");
        }
    }

    /** What is written can be read: a record that is odd beyond repair is named now, not when it is replayed. */
    private void check(byte[] runs) throws MalformedRunException {
        RunReader reader = RunReader.of("run imported from " + file, new ByteArrayInputStream(runs));
        while (reader.next().isPresent()) {
            // each is read strictly
        }
    }
}
