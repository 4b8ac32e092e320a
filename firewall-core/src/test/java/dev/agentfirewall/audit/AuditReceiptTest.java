package dev.agentfirewall.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.artifact.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditReceiptTest {
    @Test
    void parse_whatToStringWrote_givesTheReceiptBack() {
        AuditReceipt receipt = new AuditReceipt(42, Digest.of("record"));

        assertThat(AuditReceipt.parse(receipt.toString())).isEqualTo(receipt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "42", "x:sha256:00", "0:sha256:00", "42:md5:00", "42:sha256:00"})
    void parse_anythingElse_isRefused(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> AuditReceipt.parse(text));
    }
}
