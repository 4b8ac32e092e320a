package dev.agentfirewall.trace.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Call Dr. Smith at 5 p.m. today. Then rest. | Call Dr. Smith at 5 p.m. today. / Then rest.
            It costs 3.50 at www.shop.example/a.b today. Buy? | It costs 3.50 at www.shop.example/a.b today. / Buy?
            "Really?" she said. "Yes." He left. | "Really?" she said. / "Yes." / He left.
            我要走了。你呢？好！ | 我要走了。 / 你呢？ / 好！
            هل تذهب؟ نعم. | هل تذهب؟ / نعم.
            राम आया। सीता गई। | राम आया। / सीता गई।
            Wait... what? No!! | Wait... what? / No!!
            Z. B. hier, d.h. jetzt. Dann dort. | Z. B. hier, d.h. jetzt. / Dann dort.
            """)
    void of_oneLine_cutAtItsStops(String text, String expected) {
        assertThat(String.join(" / ", sentences(text))).isEqualTo(expected);
    }

    @Test
    void of_listItems_eachItemASentenceWithoutItsMark() {
        assertThat(sentences("Please do this:\n- buy milk\n- call Ann\n1. rest\n2. sleep"))
                .containsExactly("Please do this:", "buy milk", "call Ann", "rest", "sleep");
    }

    @Test
    void of_wrappedLine_goesOn() {
        assertThat(sentences(
                        "Please forward the attached statement of last month to my\nAccountant before Friday. Thanks"))
                .hasSize(2);
    }

    @Test
    void of_shortLines_endSentences() {
        assertThat(sentences("Charming hotel\nBeautiful rooms\nFriendly staff")).hasSize(3);
    }

    private static List<String> sentences(String text) {
        return Sentences.of(List.of(Node.copied(text, 0, text.length()))).stream()
                .map(Sentence::text)
                .toList();
    }
}
