package dev.agentfirewall.cli.replay;

import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.tools.ToolBox;
import dev.agentfirewall.redteam.tools.ToolsFile;
import dev.agentfirewall.vault.VaultRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which tools the runs call. */
final class RunTools {
    @Option(
            names = "--tools",
            paramLabel = "TOOLS.json",
            description = {
                "The tools that were offered, in the form in which models are told of them.",
                "Given more than once, NAME.tools.json holds for run files called NAME…"
            })
    private List<Path> tools = List.of();

    @Option(
            names = "--declarations",
            paramLabel = "D.json",
            description = "What you say about the tools; what it does not name is guessed from its offer.")
    private @Nullable Path declarations;

    /** The tools of each file of runs. */
    Map<Path, ToolBox> of(List<Path> runs) {
        if (tools.isEmpty()) {
            throw new WrongUseException("Missing required option: '--tools=TOOLS.json'");
        }
        ToolDeclarations declared = declared();
        Map<Path, ToolBox> boxes = new LinkedHashMap<>();
        for (Path file : tools) {
            boxes.put(file, box(file, declared));
        }
        Map<Path, ToolBox> byRuns = new LinkedHashMap<>();
        runs.forEach(file -> byRuns.put(file, boxes.getOrDefault(toolsOf(file), ToolBox.of(List.of(), declared))));
        return byRuns;
    }

    /** The tools of each file of runs; where none were offered, those that are declared. */
    Map<Path, ToolBox> orDeclared(List<Path> runs) {
        if (!tools.isEmpty()) {
            return of(runs);
        }
        ToolBox box = ToolBox.of(List.of(), declared());
        Map<Path, ToolBox> byRuns = new LinkedHashMap<>();
        runs.forEach(file -> byRuns.put(file, box));
        return byRuns;
    }

    /** The tools that a vault says were offered, unless others are given. */
    ToolBox orElse(VaultRun run) throws MalformedRunException {
        ToolDeclarations declared = declarations == null ? declared(run) : declared();
        if (tools.size() > 1) {
            throw new WrongUseException("runs of a vault have no file names: give one `--tools` at most");
        }
        return tools.isEmpty()
                ? ToolBox.of(ToolsFile.parse("the vault", CanonicalJson.bytes(run.offers())), declared)
                : box(tools.get(0), declared);
    }

    private static ToolDeclarations declared(VaultRun run) {
        try {
            return run.declarations().members().isEmpty()
                    ? ToolDeclarations.NONE
                    : ToolDeclarations.parse(CanonicalJson.write(run.declarations()));
        } catch (ToolDeclarationException e) {
            return ToolDeclarations.NONE; // of another version: then what the offers suggest counts
        }
    }

    private Path toolsOf(Path runs) {
        return tools.size() == 1
                ? tools.get(0)
                : tools.stream()
                        .filter(file -> name(runs).startsWith(stem(file)))
                        .findFirst()
                        .orElseThrow(() -> new WrongUseException("no `--tools` file is called as `" + runs
                                + "` begins; give one alone, or name it NAME.tools.json for runs called NAME…"));
    }

    private static String stem(Path tools) {
        return name(tools).replaceFirst("\\.tools\\.json$|\\.json$", "");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ToolBox box(Path file, ToolDeclarations declared) {
        try {
            return ToolBox.of(ToolsFile.read(file), declared);
        } catch (MalformedRunException e) {
            throw new UnreadableFileException(e.file(), e.what());
        }
    }

    private ToolDeclarations declared() {
        if (declarations == null) {
            return ToolDeclarations.NONE;
        }
        try {
            return ToolDeclarations.read(declarations);
        } catch (ToolDeclarationException e) {
            throw new UnreadableFileException(declarations.toString(), String.valueOf(e.getMessage()));
        }
    }
}
