package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunJson;
import dev.agentfirewall.redteam.suite.Composer;
import dev.agentfirewall.redteam.suite.Suite;
import dev.agentfirewall.redteam.suite.SuiteFiles;
import dev.agentfirewall.redteam.suite.SuiteReader;
import dev.agentfirewall.redteam.suite.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs compose}: runs of authored suites. */
@Command(
        name = "compose",
        description = "Makes runs, honest and attacked, of suites that people wrote.",
        footerHeading = "%nOut, a line for each suite:%n",
        footer = {
            "  {\"suite\":\"bank\",\"honest\":40,\"attacked\":300,\"tools\":\"runs/bank.tools.json\"}",
            "",
            "Written for each: SUITE-honest.jsonl, SUITE-attack.jsonl, SUITE.tools.json. The same",
            "suites give the same runs.",
            "",
            "Example:",
            "  agent-firewall runs compose --out runs",
            "  agent-firewall replay runs/bank-*.jsonl --tools runs/bank.tools.json",
            "",
            "Exit: 0 done, 2 wrong use, 3 unreadable."
        })
public final class ComposeCommand extends Subcommand {
    private final Console console;

    @Parameters(paramLabel = "SUITE", arity = "0..*", description = "Which suites; all where none is named.")
    private List<String> chosen = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write to.")
    private Path out = Path.of("");

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Your own suites, a folder each, instead of ours; wordings.yaml beside them instead of ours.")
    private @Nullable Path own;

    @Option(
            names = "--attacked",
            paramLabel = "N",
            defaultValue = "300",
            description = "How many attacked runs a suite (300).")
    private int attacked;

    public ComposeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (attacked < 0) {
            throw new WrongUseException("`--attacked` is a number of runs: 0 or more");
        }
        SuiteFiles files = own == null ? SuiteFiles.shipped() : SuiteFiles.in(own);
        try {
            List<Wording> wordings = new SuiteReader(ownWordings() ? files : SuiteFiles.shipped()).wordings();
            SuiteReader suites = new SuiteReader(files);
            for (String name : names(files)) {
                write(suites.suite(name), wordings);
            }
        } catch (MalformedRunException e) {
            throw RunErrors.of(e);
        }
        return ExitCode.DONE;
    }

    private boolean ownWordings() {
        return own != null && Files.exists(own.resolve(SuiteFiles.WORDINGS));
    }

    private List<String> names(SuiteFiles files) throws MalformedRunException {
        List<String> there = files.names();
        for (String name : chosen) {
            if (!there.contains(name)) {
                throw new WrongUseException(
                        "there is no suite `" + name + "`; there are `" + String.join("`, `", there) + "`");
            }
        }
        return chosen.isEmpty() ? there : chosen;
    }

    private void write(Suite suite, List<Wording> wordings) {
        List<RecordedRun> honest = Composer.honest(suite);
        List<RecordedRun> hostile = Composer.attacked(suite, wordings, attacked);
        Path tools = out.resolve(suite.name() + ".tools.json");
        write(out.resolve(suite.name() + "-honest.jsonl"), lines(honest));
        write(out.resolve(suite.name() + "-attack.jsonl"), lines(hostile));
        write(tools, JsonText.write(suite.tools()) + "\n");
        Json said = Json.object()
                .put("suite", suite.name())
                .put("honest", honest.size())
                .put("attacked", hostile.size())
                .put("tools", tools.toString())
                .build();
        console.out().print(JsonText.write(said) + "\n");
    }

    private static String lines(List<RecordedRun> runs) {
        return runs.stream().map(run -> JsonText.write(RunJson.of(run)) + "\n").collect(Collectors.joining());
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(out);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), "cannot be written");
        }
    }
}
