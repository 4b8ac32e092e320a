package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditQueryTest {
    private static final Digest MODEL = Digest.of("model");
    private static final Digest GUARD = Digest.of("guard");

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws AuditException {
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory))) {
            sink.append(decided("emma", "send_email", "deny", MODEL, "2026-11-22T10:00:00Z"));
            sink.append(decided("emma", "read_inbox", "permit", MODEL, "2026-11-22T10:00:01.5Z"));
            sink.append(decided("noah", "send_email", "permit", Digest.of("other"), "2026-11-22T10:00:02Z"));
        }
    }

    @Test
    void forEach_all_givesTheLogsOwnRecordsToo() throws Exception {
        assertThat(found(AuditQuery.all())).containsExactly(1L, 2L, 3L, 4L);
        assertThat(found(AuditQuery.all().kind("segment"))).containsExactly(1L);
    }

    @Test
    void forEach_oneCondition_givesWhatMeetsIt() throws Exception {
        assertThat(found(AuditQuery.all().subject("emma"))).containsExactly(2L, 3L);
        assertThat(found(AuditQuery.all().tool("send_email"))).containsExactly(2L, 4L);
        assertThat(found(AuditQuery.all().decision("permit"))).containsExactly(3L, 4L);
        assertThat(found(AuditQuery.all().model(MODEL))).containsExactly(2L, 3L);
        assertThat(found(AuditQuery.all().model(GUARD))).containsExactly(2L, 3L, 4L);
        assertThat(found(AuditQuery.all().model(Digest.of("none")))).isEmpty();
    }

    @Test
    void forEach_timeWindow_holdsItsStartAndNotItsEnd() throws Exception {
        AuditQuery window = AuditQuery.all()
                .kind("decided")
                .since(Instant.parse("2026-11-22T10:00:00Z"))
                .until(Instant.parse("2026-11-22T10:00:01.5Z"));

        assertThat(found(window)).containsExactly(2L);
    }

    @Test
    void forEach_twoConditions_givesWhatMeetsBoth() throws Exception {
        assertThat(found(AuditQuery.all().subject("emma").tool("send_email"))).containsExactly(2L);
        assertThat(found(AuditQuery.all().subject("noah").decision("deny"))).isEmpty();
    }

    @Test
    void forEach_halfALineAtTheEnd_leavesItOut() throws Exception {
        Logs.add(Logs.segment(directory, 0), "{\"event\":");

        assertThat(found(AuditQuery.all())).hasSize(4);
    }

    @Test
    void forEach_aLineThatIsNoRecord_saysWhereAndWhatToRun() throws Exception {
        Logs.add(Logs.segment(directory, 0), Logs.CANARY + "\n");

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> found(AuditQuery.all()))
                .withMessageContaining("line 5")
                .withMessageContaining("audit verify")
                .withMessageNotContaining(Logs.CANARY);
    }

    private List<Long> found(AuditQuery query) throws AuditException {
        List<Long> found = new ArrayList<>();
        query.forEach(directory, record -> found.add(record.sequence()));
        return found;
    }

    private static Json.Obj decided(String subject, String tool, String decision, Digest model, String time) {
        return Json.object()
                .put("kind", "decided")
                .put("time", time)
                .put("subject", Json.object().put("id", subject).build())
                .put("tool", tool)
                .put("decision", decision)
                .put(
                        "model",
                        Json.object()
                                .put("name", "m")
                                .put("artifact", model.toString())
                                .build())
                .put(
                        "guards",
                        new Json.Arr(List.of(Json.object()
                                .put("name", "g")
                                .put("model", GUARD.toString())
                                .build())))
                .build();
    }
}
