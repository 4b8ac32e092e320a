package dev.agentfirewall.trace.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tools as others published them: every one is inferred, and labelled ones as a person would. */
class PublicToolsTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final Map<String, Json> TOOLS = new LinkedHashMap<>();

    @BeforeAll
    static void load() throws IOException {
        if (!Files.isDirectory(DATA.resolve("agents"))) {
            return;
        }
        bfcl();
        for (String suite : List.of("agentdojo-workspace", "agentdojo-travel", "agentdyn-shopping")) {
            Json tools = Tools.json(Files.readString(DATA.resolve("traces/" + suite + ".tools.json")));
            elements(tools).forEach(tool -> put(member(tool, "function")));
        }
        for (Json tool : elements(Tools.json(Files.readString(DATA.resolve("agents/asb/all_normal_tools.json"))))) {
            put(Json.object()
                    .put("name", member(tool, "Tool Name"))
                    .put("description", member(tool, "Description"))
                    .build());
        }
    }

    private static void bfcl() throws IOException {
        Path file = DATA.resolve("agents/bfcl-benign-calls.jsonl.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .forEach(line ->
                            elements(member(Tools.json(line), "functions")).forEach(PublicToolsTest::put));
        }
    }

    private static void put(Json tool) {
        TOOLS.put(((Json.Str) member(tool, "name")).value(), tool);
    }

    private static Json member(Json object, String name) {
        return ((Json.Obj) object).get(name).orElseThrow();
    }

    private static List<Json> elements(Json array) {
        return ((Json.Arr) array).elements();
    }

    @Test
    void infer_labelledTools_agreesAndErrsOnTheDangerousSide() {
        assumeTrue(!TOOLS.isEmpty(), "the public tools are not beside this repository");
        Score score = new Score();
        for (LabelledTool tool : LabelledTool.read("public-tools.txt")) {
            score.add(tool, Tools.infer(TOOLS.getOrDefault(tool.name(), Json.NULL)));
        }

        assertThat(score.agreement()).as(score.toString()).isGreaterThan(0.8);
        assertThat(score.milder()).as(score.toString()).hasSizeLessThan(3);
        assertThat(score.sinksMissed()).as(score.toString()).hasSizeLessThan(4);
    }

    @Test
    void infer_everyTool_isToldMoreOftenThanNot() throws UnreadableToolsException {
        assumeTrue(!TOOLS.isEmpty(), "the public tools are not beside this repository");
        Map<String, Integer> primaries = new TreeMap<>();

        List<InferredTool> inferred = ToolInference.infer(new Json.Arr(List.copyOf(TOOLS.values())));

        inferred.forEach(
                tool -> primaries.merge(tool.effects().value().primary().word(), 1, Integer::sum));
        assertThat(inferred).hasSameSizeAs(TOOLS.values());
        assertThat(primaries.getOrDefault("execute", 0))
                .as(primaries.toString())
                .isLessThan(inferred.size() / 20);
        assertThat(primaries.getOrDefault("read", 0)).as(primaries.toString()).isGreaterThan(inferred.size() / 2);
    }
}
