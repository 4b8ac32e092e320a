package dev.agentfirewall.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeeAuditSinkTest {
    private static final Json.Obj EVENT = Json.object().put("kind", "decided").build();

    private final MemoryAuditSink first = new MemoryAuditSink(2);
    private final MemoryAuditSink second = new MemoryAuditSink(2);
    private final TeeAuditSink both = new TeeAuditSink(first, second);

    @Test
    void append_aRecord_isInBothAndTheSecondNamesTheFirst() throws AuditException {
        second.append(EVENT); // so that the numbers differ

        AuditReceipt receipt = both.append(EVENT);

        assertThat(first.records()).last().extracting(ChainedRecord::receipt).isEqualTo(receipt);
        assertThat(second.events())
                .last()
                .isEqualTo(Json.object()
                        .put("kind", "decided")
                        .put("first", receipt.toString())
                        .build());
    }

    @Test
    void append_theSecondFails_countsAsNotWritten() throws AuditException {
        second.close();

        assertThatExceptionOfType(AuditException.class).isThrownBy(() -> both.append(EVENT));
        assertThat(first.events()).containsExactly(EVENT);
    }

    @Test
    void append_theFirstFails_neverReachesTheSecond() {
        first.close();

        assertThatExceptionOfType(AuditException.class).isThrownBy(() -> both.append(EVENT));
        assertThat(second.events()).isEmpty();
    }

    @Test
    void append_threeLogs_allHoldIt() throws AuditException {
        MemoryAuditSink third = new MemoryAuditSink(2);
        AuditReceipt receipt = new TeeAuditSink(first, new TeeAuditSink(second, third)).append(EVENT);

        assertThat(third.events()).isEqualTo(second.events()).hasSize(1);
        assertThat(third.events().get(0).get("first")).contains(Json.of(receipt.toString()));
    }

    @Test
    void close_closesBoth() throws AuditException {
        both.close();

        assertThatExceptionOfType(AuditException.class).isThrownBy(() -> first.append(EVENT));
        assertThatExceptionOfType(AuditException.class).isThrownBy(() -> second.append(EVENT));
    }

    @Test
    void vitals_areThoseOfBoth() {
        AuditSink telling = new TellingSink();
        assertThat(new TeeAuditSink(first, telling).vitals()).hasSize(1);
        assertThat(new TeeAuditSink(new TeeAuditSink(telling, first), telling).vitals())
                .hasSize(2);
        assertThat(both.vitals()).isEmpty();
    }

    private static final class TellingSink implements AuditSink, Vitals {
        @Override
        public AuditReceipt append(Json.Obj record) throws AuditException {
            throw new AuditException("it only tells");
        }

        @Override
        public List<Vital> vitals() {
            return List.of(new Vital(Vital.Kind.AVAILABLE, "telling", () -> 1));
        }

        @Override
        public void close() {}
    }
}
