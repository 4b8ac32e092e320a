package dev.agentfirewall.trace.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tools of many trades, labelled by hand: code hosting, chat, banking, homes, travel, files, databases, browsers, clouds, clinics, schools. */
class ManyTradesTest {

    @Test
    void infer_handLabelledTools_agreesAndErrsOnTheDangerousSide() {
        Score score = score("tools-of-many-trades.txt");

        assertThat(score.agreement()).as(score.toString()).isGreaterThan(0.95);
        assertThat(score.milder()).as(score.toString()).isEmpty();
        assertThat(score.roleAgreement()).as(score.toString()).isGreaterThan(0.95);
        assertThat(score.sinksMissed()).as(score.toString()).hasSizeLessThan(2);
    }

    @Test
    void infer_terseNamesAndNouns_agreesAndTakesNothingThatActsForReading() {
        Score score = score("tools-of-more-trades.txt");

        assertThat(score.agreement()).as(score.toString()).isGreaterThan(0.83);
        assertThat(score.takenForReading()).as(score.toString()).isEmpty();
        assertThat(score.milder()).as(score.toString()).hasSizeLessThan(2);
        assertThat(score.roleAgreement()).as(score.toString()).isGreaterThan(0.92);
        assertThat(score.sinksMissed()).as(score.toString()).hasSizeLessThan(5);
    }

    @Test
    void infer_whatChangesRightsAndSafety_isNeverMilderThanLabelled() {
        Score score = score("tools-that-guard.txt");

        assertThat(score.agreement()).as(score.toString()).isGreaterThan(0.95);
        assertThat(score.milder()).as(score.toString()).isEmpty();
        assertThat(score.takenForReading()).as(score.toString()).isEmpty();
        assertThat(score.roleAgreement()).as(score.toString()).isGreaterThan(0.95);
        assertThat(score.sinksMissed()).as(score.toString()).isEmpty();
    }

    private static Score score(String labels) {
        Score score = new Score();
        for (LabelledTool tool : LabelledTool.read(labels)) {
            score.add(tool, Tools.infer(tool.offered()));
        }
        return score;
    }
}
