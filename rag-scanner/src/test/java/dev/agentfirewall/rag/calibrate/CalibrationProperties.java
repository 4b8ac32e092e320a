package dev.agentfirewall.rag.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CalibrationProperties {

    @Property(tries = 300)
    void lowest_leavingEachTextOutInTurn_flagsNoMoreThanTheTarget(
            @ForAll @Size(min = 20, max = 120) List<@DoubleRange(max = 1) Double> probabilities,
            @ForAll @DoubleRange(min = 0.05, max = 0.5) double target) {
        List<Score> scores =
                probabilities.stream().map(p -> new Score(p, p > 0.98)).toList();
        int flagged = 0;
        for (int i = 0; i < scores.size(); i++) {
            List<Score> others = new ArrayList<>(scores);
            Score left = others.remove(i);
            OptionalDouble threshold = Calibration.lowest(new Sample(others), target);
            Assume.that(threshold.isPresent()); // no threshold, no promise
            flagged += new Sample(List.of(left))
                    .flaggedFrom(threshold.orElseThrow())
                    .hits();
        }
        assertThat((double) flagged).isLessThanOrEqualTo(target * scores.size());
    }

    @Property
    void flaggedFrom_higherThreshold_flagsNoMore(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(max = 1) Double> probabilities,
            @ForAll @DoubleRange(max = 1) double one,
            @ForAll @DoubleRange(max = 1) double other) {
        Sample sample =
                new Sample(probabilities.stream().map(p -> new Score(p, false)).toList());
        assertThat(sample.flaggedFrom(Math.max(one, other)).hits())
                .isLessThanOrEqualTo(sample.flaggedFrom(Math.min(one, other)).hits());
        assertThat(sample.flaggedFrom(one).hits())
                .isEqualTo((int) probabilities.stream().filter(p -> p >= one).count());
    }

    @Property
    void interval_holdsTheShare(
            @ForAll @IntRange(min = 1, max = 5000) int of, @ForAll @DoubleRange(max = 1) double share) {
        Rate rate = new Rate((int) (share * of), of);
        assertThat(rate.share()).isBetween(rate.low(), rate.high());
    }
}
