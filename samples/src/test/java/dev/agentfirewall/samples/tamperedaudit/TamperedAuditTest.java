package dev.agentfirewall.samples.tamperedaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.samples.Printed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperedAuditTest {

    @Test
    void tell_theChangedByteIsFound(@TempDir Path log) throws Exception {
        assertThat(Printed.by(out -> TamperedAudit.tell(out, log))).isEqualTo("""
                        The call was refused
                        As written: sound
                        Tampered:   [changed] in line 2
                        """);
    }

    @Test
    void changeAByte_logWithoutADecision_isRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "{}");

        assertThatThrownBy(() -> Tampering.changeAByte(file)).hasMessage("there is no decision in this log");
    }
}
