package dev.agentfirewall.trace.infer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tools of many trades, labelled by hand: code hosting, chat, banking, homes, travel, files, databases, browsers, clouds, clinics, schools. */
class ManyTradesTest {

    @Test
    void infer_handLabelledTools_agreesAndErrsOnTheDangerousSide() {
        Score score = new Score();
        for (LabelledTool tool : LabelledTool.read("tools-of-many-trades.txt")) {
            String[] arguments = tool.roles().keySet().toArray(new String[0]);
            score.add(tool, Tools.infer(tool.name(), tool.description(), arguments));
        }

        assertThat(score.agreement()).as(score.toString()).isGreaterThan(0.9);
        assertThat(score.milder()).as(score.toString()).hasSizeLessThan(2);
        assertThat(score.roleAgreement()).as(score.toString()).isGreaterThan(0.9);
        assertThat(score.sinksMissed()).as(score.toString()).hasSizeLessThan(2);
    }
}
