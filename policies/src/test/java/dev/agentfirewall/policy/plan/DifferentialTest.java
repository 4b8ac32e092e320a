package dev.agentfirewall.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.styra.opa.wasm.OpaPolicy;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.policy.RealOpa;
import dev.agentfirewall.policy.TestBundles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The default rules, asked about every damaged request, answer here as they answer in OPA's WebAssembly and in a real OPA. The
 * order of what comes out of a set is not compared: WebAssembly has none.
 */
class DifferentialTest {
    private static final String ENTRYPOINT = "agent/firewall/decision";
    private static final int BY_WASM = 20_000;
    private static final int BY_SERVER = 4_000;
    private static final int BATCH = 500;
    private static final PlanLimits PATIENT = new PlanLimits(1_000_000, Duration.ofSeconds(30), 256, 100_000);
    private static final JsonReader READER = new JsonReader(JsonLimits.FILES);

    private final Plan plan;

    DifferentialTest() throws Exception {
        Map<String, byte[]> bundle = TestBundles.unpacked(Path.of("bundle", "bundle.tar.gz"));
        plan = Plan.compile(json(bundle, "plan.json"), json(bundle, "data.json"), PATIENT);
    }

    private static Json json(Map<String, byte[]> files, String name) throws Exception {
        return READER.read(file(files, name));
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    @Test
    void evaluate_damagedRequests_agreesWithWebAssembly() throws Exception {
        Map<String, byte[]> files = TestBundles.unpacked(Path.of("src", "test", "resources", "default", "wasm.tar.gz"));
        OpaPolicy wasm =
                OpaPolicy.builder().withPolicy(file(files, "policy.wasm")).build();
        wasm.data(new String(file(files, "data.json"), StandardCharsets.UTF_8));
        List<Json> requests = requests(BY_WASM);
        for (Json request : requests) {
            Json.Arr answer = (Json.Arr) READER.read(wasm.evaluate(CanonicalJson.write(request)));
            assertSame(
                    request,
                    answer.elements().stream().findFirst().flatMap(result -> ((Json.Obj) result).get("result")));
        }
        assertThat(requests).hasSizeGreaterThanOrEqualTo(BY_WASM);
    }

    @Test
    void evaluate_damagedRequests_agreesWithRealOpa(@TempDir Path folder) throws Exception {
        Path rego = Path.of("src", "main", "rego").toAbsolutePath();
        Files.writeString(folder.resolve("batch.rego"), """
                package batch

                answers[i] := answer if {
                    some i, request in input.requests
                    answer := data.agent.firewall.decision with input as request
                }
                """);
        List<Json> requests = requests(BY_SERVER);
        try (RealOpa opa = RealOpa.serve(folder, "--ignore", "*_test.rego", rego.toString(), "batch.rego")) {
            for (int from = 0; from < requests.size(); from += BATCH) {
                List<Json> batch = requests.subList(from, Math.min(from + BATCH, requests.size()));
                compare(batch, ask(opa.address(), batch));
            }
        }
    }

    private void compare(List<Json> batch, Json.Obj answers) throws PlanException {
        for (int i = 0; i < batch.size(); i++) {
            assertSame(batch.get(i), answers.get(Integer.toString(i)));
        }
    }

    private static Json.Obj ask(URI server, List<Json> requests) throws Exception {
        Json body = Json.object()
                .put(
                        "input",
                        Json.object().put("requests", new Json.Arr(requests)).build())
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.resolve("/v1/data/batch/answers"))
                                .POST(HttpRequest.BodyPublishers.ofString(CanonicalJson.write(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return (Json.Obj) READER.readObject(response.body()).get("result").orElse(Json.Obj.EMPTY);
    }

    private void assertSame(Json request, Optional<Json> theirs) throws PlanException {
        Optional<String> ours = plan.evaluate(ENTRYPOINT, request).map(DifferentialTest::unordered);
        Optional<String> expected = theirs.map(DifferentialTest::unordered);
        if (!ours.equals(expected)) { // the description is long: made only when it is needed
            assertThat(ours).as(CanonicalJson.write(request)).isEqualTo(expected);
        }
    }

    /** The canonical text, with the elements of each member that is an array in the order of their text. */
    private static String unordered(Json answer) {
        Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) answer).members());
        members.replaceAll((name, value) -> value instanceof Json.Arr array ? sorted(array) : value);
        return CanonicalJson.write(new Json.Obj(members));
    }

    private static Json sorted(Json.Arr array) {
        return new Json.Arr(array.elements().stream()
                .sorted(Comparator.comparing(CanonicalJson::write))
                .toList());
    }

    /** At least {@code count} of the damaged requests, spread evenly over all of them. */
    private static List<Json> requests(int count) throws Exception {
        List<Json> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("conformance", "cases"))) {
            for (Path file : files.sorted().toList()) {
                all.addAll(
                        Damage.of(READER.readObject(read(file)).get("request").orElseThrow()));
            }
        }
        List<Json> some = new ArrayList<>();
        int stride = Math.max(1, all.size() / count);
        for (int i = 0; i < all.size(); i += stride) {
            some.add(all.get(i));
        }
        return some;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
