package dev.agentfirewall.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import org.junit.jupiter.api.Test;

class MemoryAuditSinkTest {
    private static final Json.Obj EVENT =
            Json.object().put("kind", "decided").put("canary", "s3cret").build();

    private final MemoryAuditSink sink = new MemoryAuditSink(2);

    @Test
    void append_twoRecords_chainsTheSecondToTheFirst() throws AuditException {
        AuditReceipt first = sink.append(EVENT);
        AuditReceipt second = sink.append(EVENT);

        assertThat(first.sequence()).isEqualTo(1);
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(sink.records())
                .extracting(ChainedRecord::previous)
                .containsExactly(ChainedRecord.GENESIS, first.digest());
        assertThat(sink.records()).allMatch(ChainedRecord::isIntact);
    }

    @Test
    void hash_ofTheFirstRecord_isSha256OfItsCanonicalTextWithoutTheHash() throws AuditException {
        String covered = "{\"event\":{\"canary\":\"s3cret\",\"kind\":\"decided\"},\"prev\":\"sha256:" + "0".repeat(64)
                + "\",\"seq\":1}";

        assertThat(sink.append(EVENT).digest()).isEqualTo(Digest.of(covered));
    }

    @Test
    void append_full_throwsAndKeepsWhatItHas() throws AuditException {
        sink.append(EVENT);
        sink.append(EVENT);

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> sink.append(EVENT))
                .withMessageContaining("full at 2 records")
                .withMessageNotContaining("s3cret");
        assertThat(sink.events()).containsExactly(EVENT, EVENT);
    }

    @Test
    void append_closed_throws() {
        sink.close();

        assertThatExceptionOfType(AuditException.class).isThrownBy(() -> sink.append(EVENT));
        assertThat(sink.records()).isEmpty();
    }

    @Test
    void toString_ofARecord_saysNothingOfItsContent() throws AuditException {
        sink.append(EVENT);

        assertThat(sink.records().toString()).doesNotContain("s3cret");
    }
}
