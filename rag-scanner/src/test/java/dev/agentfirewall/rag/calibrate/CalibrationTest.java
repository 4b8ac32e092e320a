package dev.agentfirewall.rag.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.agentfirewall.rag.classify.GuardScanner;
import dev.agentfirewall.rag.classify.Threshold;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
    private static final Calibration ONE_PERCENT = new Calibration(0.01, 0.05);

    @Test
    void fit_enoughTexts_isJustAboveTheScoreThatMayStillPass() {
        // 0.000, 0.001 … 0.399: of 401 with the next, four may be flagged, so the threshold is just above the fourth
        // highest.
        Fit fit = ONE_PERCENT.fit(spread(400));
        assertThat(fit).isEqualTo(new Fit.Fitted(new Threshold(Math.nextUp(0.380), Math.nextUp(0.396))));
        assertThat(spread(400).flaggedFrom(Math.nextUp(0.396))).isEqualTo(new Rate(3, 400));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 300", "0.001, 3000", "0.05, 60", "0.03, 100", "0.07, 43"})
    void needed_followsTheRuleOfThree(double target, int needed) {
        assertThat(new Calibration(target, 0.5).needed()).isEqualTo(needed);
    }

    @Test
    void fit_oneTextTooFew_saysHowManyItTakes() {
        assertThat(ONE_PERCENT.fit(spread(299))).isEqualTo(new Fit.TooFew(299, 300));
        assertThat(ONE_PERCENT.fit(spread(300))).isInstanceOf(Fit.Fitted.class);
    }

    @Test
    void fit_rulesFlagMoreThanTheTarget_isOutOfReach() {
        Sample honest = sample(Stream.concat(
                scores(300), Stream.generate(() -> new Score(0.1, true)).limit(9)));
        assertThat(ONE_PERCENT.fit(honest)).isEqualTo(new Fit.OutOfReach(new Rate(9, 309)));
        assertThat(new Calibration(0.05, 0.05).fit(honest)).isInstanceOf(Fit.Fitted.class);
    }

    @Test
    void fit_manyHaveTheHighestScore_isOutOfReach() {
        Sample honest = sample(Stream.generate(() -> new Score(1, false)).limit(300));
        assertThat(ONE_PERCENT.fit(honest)).isEqualTo(new Fit.OutOfReach(new Rate(300, 300)));
    }

    @Test
    void fit_equalScores_areAllBelowTheThreshold() {
        Sample honest = sample(Stream.generate(() -> new Score(0.25, false)).limit(300));
        assertThat(ONE_PERCENT.fit(honest))
                .isEqualTo(new Fit.Fitted(new Threshold(Math.nextUp(0.25), Math.nextUp(0.25))));
    }

    @Test
    void calibration_noteBelowFlag_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration(0.05, 0.01));
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration(0, 0.01));
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration(Double.NaN, 0.01));
    }

    @Test
    void score_ofAReport_tellsWhatNoThresholdCures() {
        Finding byModel = new Finding(GuardScanner.CODE, Severity.HIGH, new Span(0, 1), 0.9);
        Finding byRule = new Finding("text.injection.override", Severity.HIGH, new Span(0, 1), 1);
        Finding hint = new Finding("text.injection.override", Severity.MEDIUM, new Span(0, 1), 0.5);
        assertThat(Score.of(new ScanReport.Complete(List.of(byModel, hint), 0.9)))
                .isEqualTo(new Score(0.9, false));
        assertThat(Score.of(new ScanReport.Complete(List.of(byRule), 0.2))).isEqualTo(new Score(0.2, true));
        assertThat(Score.of(new ScanReport.Incomplete(List.of(), "scan.too_large", 0.2)))
                .isEqualTo(new Score(0.2, true));
    }

    @Test
    void rate_interval_isWilsons() {
        Rate rate = new Rate(3, 300);
        assertThat(rate.low()).isCloseTo(0.003407, within(1e-5));
        assertThat(rate.high()).isCloseTo(0.028983, within(1e-5));
        assertThat(rate).hasToString("3 of 300, 1.0 % [0.3, 2.9]");
        assertThat(new Rate(0, 0).high()).isEqualTo(1);
    }

    private static Sample spread(int size) {
        return sample(scores(size));
    }

    private static Stream<Score> scores(int size) {
        return IntStream.range(0, size).mapToObj(i -> new Score(i / 1000.0, false));
    }

    private static Sample sample(Stream<Score> scores) {
        return new Sample(scores.toList());
    }
}
