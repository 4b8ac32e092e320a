package dev.agentfirewall.recording;

import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was recorded, in the forms that a replay reads: runs, and the tools that they call. Nothing is redacted here. */
public final class RunFormat {
    private RunFormat() {}

    /**
     * The turns of one conversation as runs: one, unless a turn does not go on from the one before.
     *
     * @param name what the runs are called by, with a number each
     * @param suite the group that they belong to
     * @param longest so many characters a run; a longer one ends early and says so
     */
    public static List<Json.Obj> runs(String name, String suite, List<Turn> turns, long longest) {
        List<Json.Obj> runs = new ArrayList<>();
        Optional<OpenRun> open = Optional.empty();
        for (Turn turn : turns) {
            if (open.isEmpty() || !open.get().takes(turn)) {
                open.ifPresent(run -> end(name, suite, run, runs));
                open = Optional.of(new OpenRun(longest));
                open.get().takes(turn);
            }
        }
        open.ifPresent(run -> end(name, suite, run, runs));
        return runs;
    }

    private static void end(String name, String suite, OpenRun run, List<Json.Obj> runs) {
        boolean cut = run.full();
        runs.add(RunJson.line(name + "-" + (runs.size() + 1), suite, cut, run.end()));
    }

    /** Tools in the form in which models are offered them. */
    public static Json.Arr offers(List<OfferedTool> tools) {
        return new Json.Arr(tools.stream().<Json>map(ToolFiles::offer).toList());
    }

    /** A declaration file for those of {@code tools} that the host says something about. */
    public static Json.Obj declarations(List<OfferedTool> tools) {
        List<Json> declared = tools.stream()
                .filter(tool -> tool.tool().declaration() != Declaration.UNDECLARED)
                .<Json>map(tool -> ToolFiles.declaration(tool.tool()))
                .toList();
        return Json.object()
                .put("version", 1)
                .put("tools", new Json.Arr(declared))
                .build();
    }
}
