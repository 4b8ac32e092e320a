package dev.agentfirewall.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import org.junit.jupiter.api.Test;

class RedactCommandTest {

    @Test
    void redact_text_valuesGiveWayToPlaceholders() {
        TestConsole console =
                TestConsole.piped("Pay DE89 3704 0044 0532 0130 00 (jo@corp.test),\nnot DE89370400440532013000.\n");

        assertThat(console.run("redact", "-")).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).isEqualTo("Pay [IBAN_1] ([EMAIL_1]),\nnot [IBAN_1].\n");
    }

    @Test
    void redact_noSuchFile_isUnreadableAndNamed() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("redact", "no-such-file")).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("`no-such-file`");
    }

    @Test
    void redact_invalidUtf8_isUnreadable() {
        TestConsole console = TestConsole.piped(new byte[] {'a', (byte) 0xff});

        assertThat(console.run("redact", "-")).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.out()).isEmpty();
    }
}
