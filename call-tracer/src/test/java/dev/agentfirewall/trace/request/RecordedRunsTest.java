package dev.agentfirewall.trace.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.trace.infer.InferredTool;
import dev.agentfirewall.trace.infer.ToolInference;
import dev.agentfirewall.trace.infer.UnreadableToolsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of honest recorded runs: how many calls with an effect were asked for by the user, or left to a source the user named. */
class RecordedRunsTest {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    @ParameterizedTest
    @CsvSource({"agentdojo-workspace, 0.95", "agentdojo-travel, 1.0", "agentdyn-shopping, 0.85"})
    void calls_ofHonestRuns_areAskedForOrLeftToASource(String suite, double share) throws Exception {
        Optional<Path> traces = traces();
        assumeTrue(traces.isPresent(), "recorded runs are not on this machine");
        Map<String, ToolDescriptor> tools = tools(traces.orElseThrow().resolve(suite + ".tools.json"));
        int asked = 0;
        int left = 0;
        int all = 0;
        for (Json.Obj run : runs(traces.orElseThrow().resolve(suite + "-benign.jsonl.gz"))) {
            UserTask task = UserTask.read(said(run));
            for (String call : calls(run)) {
                ToolDescriptor tool = tools.getOrDefault(call, ToolDescriptor.undeclared(call));
                boolean effect = tool.primaryEffect() != Effect.READ;
                boolean ordered = isAsked(task, tool);
                all += effect ? 1 : 0;
                asked += effect && ordered ? 1 : 0;
                left += effect && !ordered && !task.delegatesTo().isEmpty() ? 1 : 0;
            }
        }
        System.out.printf("%s: %d calls with an effect, %d asked for, %d left to a source%n", suite, all, asked, left);
        assertThat((asked + left) / (double) all).isGreaterThanOrEqualTo(share);
    }

    private static boolean isAsked(UserTask task, ToolDescriptor tool) {
        Asked asked = Asked.of(tool);
        return task.orders().list().stream().anyMatch(order -> asked.by(order, Voice.USER));
    }

    private static Optional<Path> traces() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path data = up.resolve("shared").resolve("data").resolve("traces");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    private static Map<String, ToolDescriptor> tools(Path file)
            throws IOException, MalformedJsonException, UnreadableToolsException {
        Map<String, ToolDescriptor> tools = new HashMap<>();
        for (InferredTool tool : ToolInference.infer(JSON.read(Files.readAllBytes(file)))) {
            tools.put(tool.name(), tool.descriptor());
        }
        return tools;
    }

    private static List<Json.Obj> runs(Path file) throws IOException, MalformedJsonException {
        List<Json.Obj> runs = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                runs.add(JSON.readObject(line));
            }
        }
        return runs;
    }

    private static List<String> said(Json.Obj run) {
        return elements(run, "messages").stream()
                .filter(message -> text(message, "role").equals("user"))
                .map(message -> text(message, "content"))
                .toList();
    }

    private static List<String> calls(Json.Obj run) {
        return elements(run, "messages").stream()
                .flatMap(message -> elements(message, "tool_calls").stream())
                .map(call -> call.get("function").orElse(Json.NULL))
                .map(function -> text(function, "name"))
                .toList();
    }

    private static List<Json.Obj> elements(Json.Obj of, String name) {
        List<Json.Obj> found = new ArrayList<>();
        if (of.get(name).orElse(Json.NULL) instanceof Json.Arr array) {
            for (Json element : array.elements()) {
                if (element instanceof Json.Obj object) {
                    found.add(object);
                }
            }
        }
        return found;
    }

    private static String text(Json of, String name) {
        return of instanceof Json.Obj object && object.get(name).orElse(Json.NULL) instanceof Json.Str text
                ? text.value()
                : "";
    }
}
