package dev.agentfirewall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScanReportTest {
    private static final Finding EARLY = new Finding("rule.a", Severity.LOW, new Span(0, 4), 0.5);
    private static final Finding LATE = new Finding("rule.b", Severity.HIGH, new Span(6, 12), 0.9);

    @Test
    void digest_sameFindingsInAnyOrder_isTheSame() {
        assertThat(new ScanReport.Complete(List.of(LATE, EARLY, LATE)).digest())
                .isEqualTo(new ScanReport.Complete(List.of(EARLY, LATE)).digest());
    }

    @Test
    void digest_incompleteOrOtherFindings_isAnother() {
        ScanReport report = new ScanReport.Complete(List.of(EARLY));

        assertThat(List.of(
                        new ScanReport.Incomplete(List.of(EARLY), "scan.cut").digest(),
                        new ScanReport.Complete(List.of(LATE)).digest(),
                        ScanReport.clean().digest()))
                .doesNotContain(report.digest())
                .doesNotHaveDuplicates();
    }

    @Test
    void within_cutsSpansToTheSegment() {
        ScanReport report = new ScanReport.Incomplete(List.of(EARLY, LATE), "scan.cut");

        assertThat(report.within(new Span(4, 8)))
                .isEqualTo(new ScanReport.Incomplete(List.of(LATE.at(new Span(2, 4))), "scan.cut"));
    }

    @Test
    void movedBy_isUndoneByWithin() {
        ScanReport report = new ScanReport.Complete(List.of(EARLY, LATE));

        assertThat(report.movedBy(100).within(new Span(100, 200))).isEqualTo(report);
    }
}
