package dev.agentfirewall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @Test
    void demo_json_tellsWhatRanAndWhatDidNot() throws Exception {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("demo", "--json")).isEqualTo(ExitCode.DONE);
        Map<String, List<String>> ran = ranByScene(console.out());
        assertThat(ran.get("1a"))
                .contains("send_email", "delete_email", "create_calendar_event")
                .hasSize(12);
        assertThat(ran.get("1b"))
                .containsExactly("get_day_calendar_events", "get_unread_emails", "create_calendar_event");
        assertThat(ran.get("1c")).containsExactly("get_day_calendar_events", "create_calendar_event");
        assertThat(ran.get("2c")).containsExactly("read_page", "delete_records");
        assertThat(ran.get("2d")).containsExactly("read_page");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void demo_everyCallThatDidNotRun_saysWhy() throws Exception {
        TestConsole console = TestConsole.piped("");
        console.run("demo", "--json");

        assertThat(events(console.out()).stream()
                        .filter(event -> text(event, "event").equals("called"))
                        .filter(event -> !text(event, "verdict").equals("ran")))
                .hasSize(10)
                .allSatisfy(event ->
                        assertThat(event.get("codes").orElse(Json.NULL)).isNotEqualTo(new Json.Arr(List.of())));
    }

    @Test
    void demo_piped_isPlainWordsThatFit() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("demo")).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .contains("ACT 1", "ACT 2", "ACT 3", "with the firewall")
                .doesNotContain("\u001b");
        assertThat(console.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void demo_terminal_isColoured() {
        TestConsole console = TestConsole.terminal(Map.of());

        console.run("demo");

        assertThat(console.out()).contains("\u001b[");
    }

    @Test
    void demo_log_isKeptAndCanBeVerifiedAndShown(@TempDir Path folder) {
        String kept = folder.resolve("logs").toString();
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("demo", "--log", kept)).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).contains(kept);
        String log = Path.of(kept, "audit").toString();
        assertThat(TestConsole.piped("").run("audit", "verify", log)).isEqualTo(ExitCode.DONE);
        TestConsole shown = TestConsole.piped("");
        shown.run("audit", "show", log, "--tool", "send_email", "--decision", "deny", "--kind", "decided");
        assertThat(shown.err()).isEqualTo("2 record(s).\n");
        assertThat(shown.out()).doesNotContain("mark.black", "463820");
    }

    @Test
    void demo_liveModelThatCallsNothing_isPlayedToTheEnd() throws Exception {
        try (FakeModelServer server = new FakeModelServer("I would rather not.")) {
            TestConsole console = TestConsole.piped("");

            int code = console.run("demo", "--json", "--model", "shy", "--base-url", server.url("/v1"));

            assertThat(console.err()).isEmpty();
            assertThat(code).isEqualTo(ExitCode.FOUND); // lunch is not booked
            assertThat(server.requests()).hasSize(7);
            assertThat(console.out()).contains("shy at localhost", "{\"event\":\"closed\"");
        }
    }

    @Test
    void demo_liveModelThatIsNotThere_saysSo() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("demo", "--model", "m", "--base-url", "http://localhost:1/v1"))
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("m at localhost:1", "did not answer as it should");
    }

    private static Map<String, List<String>> ranByScene(String lines) throws Exception {
        Map<String, List<String>> ran = new LinkedHashMap<>();
        List<String> scene = new ArrayList<>();
        for (Json.Obj event : events(lines)) {
            if (text(event, "event").equals("scene")) {
                scene = ran.computeIfAbsent(text(event, "id"), id -> new ArrayList<>());
            } else if (text(event, "verdict").equals("ran")) {
                scene.add(text(event, "tool"));
            }
        }
        return ran;
    }

    private static List<Json.Obj> events(String lines) throws Exception {
        List<Json.Obj> events = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            events.add(new JsonReader(JsonLimits.ARGUMENTS).readObject(line));
        }
        return events;
    }

    private static String text(Json.Obj event, String name) {
        return event.get(name).orElse(Json.NULL) instanceof Json.Str text ? text.value() : "";
    }
}
