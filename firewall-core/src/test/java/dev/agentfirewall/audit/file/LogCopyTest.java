package dev.agentfirewall.audit.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCopyTest {
    private static final Json.Obj HEADER = LogFormat.header(Instant.EPOCH);

    @TempDir
    private Path directory;

    @Test
    void line_aSoundChain_verifiesAsTheLogItWas() throws Exception {
        AuditReport report = verified(chain(HEADER, Logs.event(1), HEADER, Logs.event(2)), 0);

        assertThat(report.problems()).isEmpty();
        assertThat(report.segments()).isEqualTo(2);
        assertThat(report.records()).isEqualTo(4);
        assertThat(report.anchored()).isTrue();
    }

    @Test
    void line_aChangedRecord_isChangedInTheCopyToo() throws Exception {
        List<ChainedRecord> records = chain(HEADER, Logs.event(1), Logs.event(2));
        ChainedRecord second = records.get(1);
        records.set(1, new ChainedRecord(2, second.previous(), Logs.event(7), second.hash()));

        assertThat(verified(records, 0).problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.CHANGED);
    }

    @Test
    void head_ofRecordsThatNeverCame_isTruncated() throws Exception {
        assertThat(verified(chain(HEADER, Logs.event(1)), 1).problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.TRUNCATED);
    }

    @Test
    void into_aDirectoryInUse_isRefused() throws Exception {
        verified(chain(HEADER), 0);

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> LogCopy.into(directory))
                .withMessageContaining("not empty");
    }

    private AuditReport verified(List<ChainedRecord> records, long lost) throws Exception {
        try (LogCopy copy = LogCopy.into(directory)) {
            for (ChainedRecord record : records) {
                copy.line(
                        record.sequence(), CanonicalJson.write(record.toJson()).getBytes(UTF_8));
            }
            ChainedRecord last = records.get(records.size() - 1);
            copy.head(new AuditReceipt(last.sequence() + lost, lost == 0 ? last.hash() : Digest.of("lost")));
        }
        return AuditVerifier.verify(directory);
    }

    private static List<ChainedRecord> chain(Json.Obj... events) {
        List<ChainedRecord> records = new ArrayList<>();
        Digest previous = ChainedRecord.GENESIS;
        for (Json.Obj event : events) {
            ChainedRecord record = ChainedRecord.chain(records.size() + 1L, previous, event);
            records.add(record);
            previous = record.hash();
        }
        return records;
    }
}
