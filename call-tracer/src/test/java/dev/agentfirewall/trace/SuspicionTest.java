package dev.agentfirewall.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    private static final Finding RULE = found("text.injection.override", 30, 0.9);
    private static final Finding SUSPICION = found("text.injection.model", 0, 0.9);

    @Test
    void ruleFinding_counts() {
        assertThat(Suspicion.RULES_ALONE.of(List.of(RULE))).containsExactly(RULE);
    }

    @Test
    void suspicion_alone_countsOnlyAlways() {
        assertThat(Suspicion.RULES_ALONE.of(List.of(SUSPICION))).isEmpty();
        assertThat(Suspicion.ANY_MODEL.of(List.of(SUSPICION))).containsExactly(SUSPICION);
        assertThat(Suspicion.matters(List.of(SUSPICION))).isTrue();
        assertThat(Suspicion.matters(List.of(RULE))).isFalse();
    }

    @Test
    void suspicion_thatAModelIsSureOf_counts() {
        Finding sure = found("text.injection.model", 0, 0.99);
        assertThat(Suspicion.SURE_MODEL.of(List.of(sure))).containsExactly(sure);
    }

    @Test
    void suspicion_thatARuleBearsOut_counts() {
        Finding nearby = found("text.injection.model", 25, 0.9);
        assertThat(Suspicion.RULES_ALONE.of(List.of(RULE, nearby))).containsExactly(RULE, nearby);
    }

    @Test
    void suspicion_besideARulesFinding_countsOnlyAlways() {
        assertThat(Suspicion.RULES_ALONE.of(List.of(RULE, SUSPICION))).containsExactly(RULE);
    }

    private static Finding found(String rule, int start, double score) {
        return new Finding(rule, Severity.HIGH, new Span(start, start + 20), score);
    }
}
