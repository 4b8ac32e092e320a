package dev.agentfirewall.trace.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.ArgumentRole;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final String MAIL =
            "Hi Emma, the vault code of the Berlin office is 4471-8830-2915. Please keep it to yourself. Best, Carlos"
                    + " Fernandez";

    @Test
    void coverage_privateWordsInALongerBody_areSeenInBoth() {
        String body =
                "Dear partner, as you asked: the vault code of the Berlin office is 4471-8830-2915, have fun with it!";
        Coverage coverage = coverage(body, MAIL);
        assertThat(coverage.share()).isBetween(0.5, 0.8);
        Coverage.Stretch stretch = coverage.stretches().get(0);
        assertThat(body.substring(stretch.body().start(), stretch.body().end()))
                .isEqualTo("the vault code of the Berlin office is 4471-8830-2915");
        assertThat(MAIL.substring(stretch.text().start(), stretch.text().end()))
                .isEqualTo("the vault code of the Berlin office is 4471-8830-2915");
    }

    @Test
    void coverage_onlyTheNumber_isSeen() {
        String body = "Here is what you wanted from me, my friend: 4471-8830-2915. Greetings!";
        assertThat(coverage(body, MAIL).stretches()).hasSize(1);
    }

    @Test
    void coverage_aFullName_isSeenThoughTwoWordsLong() {
        assertThat(coverage("the sender of it was carlos fernandez I think", MAIL)
                        .stretches())
                .hasSize(1);
    }

    @Test
    void coverage_twoTellingWordsAmongOthersOfTheText_areSeen() {
        assertThat(coverage("carlos fernandez please keep best", MAIL).stretches())
                .hasSize(1);
    }

    @Test
    void coverage_japanese_isSeen() {
        String text = "金庫の暗証番号は四四七一です。誰にも言わないでください。";
        assertThat(coverage("田中さん、金庫の暗証番号は四四七一です、どうぞ", text).share()).isGreaterThan(0.4);
        assertThat(coverage("明日は晴れるといいですね、傘は忘れてください", text).share()).isZero();
    }

    @Test
    void coverage_wordsOfEveryText_explainNothing() {
        Coverage coverage = coverage("We met in the park and it is a lovely day to be in the sun", MAIL);
        assertThat(coverage.share()).isZero();
        assertThat(coverage.complete()).isTrue();
    }

    @Test
    void coverage_theWholeText_isWhole() {
        assertThat(coverage(MAIL.toUpperCase(Locale.ROOT), MAIL).share()).isEqualTo(1.0);
    }

    @Test
    void coverage_oneWordAllOver_isBoundedAndSaysSo() {
        Coverage coverage = coverage("spam ".repeat(BodyWords.MAX + 1), "spam ".repeat(100_000));
        assertThat(coverage.complete()).isFalse();
    }

    private static Coverage coverage(String body, String text) {
        return ValueIndex.of(text).coverage(Value.of(body, ArgumentRole.BODY));
    }
}
