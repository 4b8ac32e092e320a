package dev.agentfirewall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentFirewallTest {

    @Test
    void run_noCommand_teachesAndIsWrongUse() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).contains("Usage: agent-firewall", "agent-firewall demo");
    }

    @Test
    void run_help_isAResultAndListsEveryCommand() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).contains("scan", "Exit: 0 done");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void run_version_tellsOursAndJavas() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).matches("(?s)agent-firewall \\d+\\.\\d+\\.\\d+.*\\R?Java \\d+.*");
    }

    @Test
    void run_unknownCommand_isWrongUseAndSaysWhatToTry() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("scam")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("scam", "Try `agent-firewall --help`.");
    }

    @Test
    void run_everyLineOfEveryHelp_fitsEightyColumns() {
        for (String command :
                ("demo,scan,redact,calibrate,replay,leaks,explain,runs,runs import,runs compose,policy try,audit,audit verify,audit"
                                + " show,policy,policy test,policy build,policy explain,policy damage,models,models pin,models"
                                + " verify,models sign,models list,models inspect")
                        .split(",", -1)) {
            TestConsole console = TestConsole.piped("");
            console.run((command + " --help").split(" ", -1));
            assertThat(console.out().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void colours_onATerminal_unlessSomethingObjects() {
        assertThat(TestConsole.terminal(Map.of()).console().colours()).isTrue();
        assertThat(TestConsole.terminal(Map.of("NO_COLOR", "1")).console().colours())
                .isFalse();
        assertThat(TestConsole.terminal(Map.of("NO_COLOR", "")).console().colours())
                .isTrue();
        assertThat(TestConsole.terminal(Map.of("TERM", "dumb")).console().colours())
                .isFalse();
        assertThat(TestConsole.piped("").console().colours()).isFalse();
    }

    @Test
    void toString_ofAConsole_tellsNoEnvironment() {
        assertThat(TestConsole.terminal(Map.of("KEY", "canary")).console().toString())
                .doesNotContain("canary");
    }
}
