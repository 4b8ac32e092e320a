package dev.agentfirewall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.cli.demo.DemoEvent.Verdict;
import dev.agentfirewall.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalStageTest {
    private static final List<DemoEvent> PLAY = List.of(
            new DemoEvent.Opened("1.0", "played from recordings"),
            new DemoEvent.Act(1, "A stranger's words"),
            new DemoEvent.Scene("1a", "The attack, with the firewall", true),
            new DemoEvent.Said(DemoEvent.Voice.USER, "Emma asks", "Am I free for lunch?"),
            call("search", "query", "lunch", Verdict.RAN),
            call("delete_email", "email_id", "9", Verdict.HELD, "records.delete_approval"),
            call("delete_email", "email_id", "20", Verdict.HELD, "records.delete_approval"),
            new DemoEvent.Screened("page.txt: Hello …", "redacted", List.of("text.injection.override")),
            new DemoEvent.Effect("no mail is deleted", true),
            new DemoEvent.Effect("lunch is not booked", false),
            new DemoEvent.Closed(
                    List.of(new DemoEvent.Row("mails deleted", "2", "none", true)),
                    true,
                    Optional.of("The log is in x.")));

    @Test
    void show_aPlay_readsLikeOne() {
        assertThat(shown(false)).isEqualTo("""

                        Agent Firewall 1.0
                          The agent's model is played from recordings.

                        ACT 1  A stranger's words ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

                        1a  The attack, with the firewall

                          Emma asks:
                            “Am I free for lunch?”

                          ran         search                   lunch
                          HELD        delete_email ×2          9, 20
                                        records.delete_approval: deleting needs a person's yes
                          REDACTED    page.txt: Hello …
                                        orders found: text.injection.override

                          ✓ no mail is deleted
                          ✗ lunch is not booked

                                                                    without          with the firewall
                        ──────────────────────────────────────────────────────────────────────────────
                        mails deleted                               2                none

                        The log is in x.
                        Every call was decided before it ran, and every decision is on record.
                        Next: README.md shows the lines that put it into an agent of your own.
                        """);
    }

    @Test
    void show_inColour_saysTheSameWords() {
        String coloured = shown(true);

        assertThat(coloured).contains("\u001b[1;31m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(shown(false));
    }

    @Test
    void show_longWords_fitTheTerminal() {
        String words = shown(
                false,
                List.of(
                        new DemoEvent.Said(
                                DemoEvent.Voice.ATTACKER, "A page says", "word ".repeat(60) + "x".repeat(200)),
                        call("search", "query", "y".repeat(200), Verdict.STOPPED, "mail.recipient_untrusted"),
                        new DemoEvent.Effect("z ".repeat(100), true)));

        assertThat(words.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @Test
    void show_wordsThatSteerATerminal_doNot() {
        String words = shown(
                false,
                List.of(
                        call("send\u001b[2J", "query", "\u001b]0;title\u0007 \u202e", Verdict.RAN),
                        new DemoEvent.Said(DemoEvent.Voice.ATTACKER, "A page says", "\u001b[2Jhello\u202e")));

        assertThat(words).contains("hello").doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void json_everyEvent_namesItsKindFirst() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonStage stage = new JsonStage(new PrintStream(out, false, StandardCharsets.UTF_8));
        PLAY.forEach(stage::show);

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .hasSameSizeAs(PLAY)
                .allSatisfy(line -> assertThat(line).startsWith("{\"event\":\""));
        assertThat(lines.get(5))
                .isEqualTo("{\"event\":\"called\",\"tool\":\"delete_email\",\"arguments\":{\"email_id\":\"9\"},"
                        + "\"verdict\":\"held\",\"codes\":[\"records.delete_approval\"]}");
    }

    private static String shown(boolean colours) {
        return shown(colours, PLAY);
    }

    private static String shown(boolean colours, List<DemoEvent> play) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TerminalStage stage = new TerminalStage(new PrintStream(out, false, StandardCharsets.UTF_8), colours);
        play.forEach(stage::show);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static DemoEvent call(String tool, String argument, String value, Verdict verdict, String... codes) {
        return new DemoEvent.Called(tool, Json.object().put(argument, value).build(), verdict, List.of(codes));
    }
}
