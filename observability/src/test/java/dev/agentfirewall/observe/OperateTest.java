package dev.agentfirewall.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What operators are given fits what a real firewall tells: alerts, dashboard and page name metrics and labels that are there. */
class OperateTest {
    private static final String BEGIN = "<!-- metrics -->\n";
    private static final String END = "<!-- end of metrics -->";

    private static Scrape scrape;

    @BeforeAll
    static void aDay(@TempDir Path log) throws Exception {
        try (Everything everything = new Everything(log)) {
            scrape = everything.day();
        }
    }

    @Test
    void alerts_nameWhatIsScraped() {
        assertThat(rules()).hasSizeGreaterThan(10);
        assertThat(rules()).allSatisfy(rule -> assertScraped(new Expression(text(rule, "expr"))));
    }

    @Test
    void dashboard_namesWhatIsScraped() throws Exception {
        List<String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(20);
        assertThat(expressions).allSatisfy(expression -> assertScraped(new Expression(expression)));
    }

    @Test
    void alerts_eachHaveAPlaceOnThePageThatSaysWhatToDo() {
        String page = OperatePages.read("README.md");
        for (Map<String, Object> rule : rules()) {
            String name = text(rule, "alert");
            String url = text(map(rule, "annotations"), "runbook_url");
            assertThat(url).isEqualTo("docs/operate/README.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(page).contains("### " + name + "\n");
        }
    }

    @Test
    void alerts_haveTestsOfEach() {
        String tests = OperatePages.read("alerts_test.yaml");
        assertThat(rules()).allSatisfy(rule -> assertThat(tests).contains("alertname: " + text(rule, "alert") + "\n"));
    }

    @Test
    void alerts_passTheirOwnTests() throws Exception {
        assumeTrue(
                onPath("promtool"),
                "promtool is not here: the alerts' own tests are skipped (Debian has it in `prometheus`)");
        assertThat(promtool("check", "rules", "alerts.yaml")).contains("SUCCESS");
        assertThat(promtool("test", "rules", "alerts_test.yaml")).contains("SUCCESS");
    }

    @Test
    void page_listsEveryMetric() throws IOException {
        String page = OperatePages.read("README.md");
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(
                    OperatePages.FOLDER.resolve("README.md"), page.substring(0, begin) + table() + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(table());
    }

    @Test
    void page_listsEveryAttribute() throws IllegalAccessException {
        String page = OperatePages.read("README.md");
        for (var field : Keys.class.getDeclaredFields()) {
            if (field.getType() == AttributeKey.class) {
                String key = ((AttributeKey<?>) field.get(null)).getKey();
                assertThat(page).contains("`" + key + "`");
            }
        }
    }

    @Test
    void scrape_afterEverything_hasEveryMetric() {
        Set<String> scraped = scrape.labelsByName().keySet();
        for (Metric metric : Metric.values()) {
            assertThat(scraped).as(metric.name()).anyMatch(name -> name.startsWith(metric.inPrometheus()));
        }
    }

    private static void assertScraped(Expression expression) {
        List<Expression.Selector> selectors = expression.selectors();
        assertThat(selectors).as(expression.text()).isNotEmpty();
        Set<String> all = new TreeSet<>();
        for (Expression.Selector selector : selectors) {
            Set<String> labels = scrape.labelsByName().get(selector.metric());
            assertThat(labels)
                    .as(selector.metric())
                    .isNotNull()
                    .containsAll(selector.labels().keySet());
            all.addAll(labels);
        }
        assertThat(all).as(expression.text()).containsAll(expression.groupings());
    }

    private static String table() {
        return "| metric | labels | tells |\n| --- | --- | --- |\n"
                + Arrays.stream(Metric.values()).map(OperateTest::row).collect(Collectors.joining());
    }

    private static String row(Metric metric) {
        String labels = metric.labels().stream()
                .map(label -> "`" + label.replace('.', '_') + "`")
                .collect(Collectors.joining(", "));
        return "| `" + metric.inPrometheus() + "` | " + labels + " | " + metric.help() + " |\n";
    }

    private static List<Map<String, Object>> rules() {
        Map<String, Object> file =
                cast(new Load(LoadSettings.builder().build()).loadFromString(OperatePages.read("alerts.yaml")));
        List<Map<String, Object>> rules = new ArrayList<>();
        list(file, "groups").forEach(group -> rules.addAll(list(group, "rules")));
        return rules;
    }

    /** Every `expr` in it, wherever it stands. */
    private static List<String> expressions() throws Exception {
        List<String> found = new ArrayList<>();
        collect(new JsonReader(JsonLimits.FILES).read(OperatePages.read("dashboard.json")), found);
        return found;
    }

    private static void collect(Json json, List<String> into) {
        if (json instanceof Json.Arr all) {
            all.elements().forEach(element -> collect(element, into));
        }
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> {
                if (name.equals("expr") && value instanceof Json.Str expression) {
                    into.add(expression.value());
                }
                collect(value, into);
            });
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String promtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(OperatePages.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static List<Map<String, Object>> list(Map<String, Object> of, String name) {
        return cast(Objects.requireNonNull(of.get(name), name));
    }

    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return cast(Objects.requireNonNull(of.get(name), name));
    }

    private static String text(Map<String, Object> of, String name) {
        return String.valueOf(of.get(name));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
