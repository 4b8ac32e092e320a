package dev.agentfirewall.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an answer is cut, and where not. */
class CutsTest {

    @Test
    void prose_isCutBetweenPlainWords() {
        assertThat(pieces("the answer is simple ")).containsExactly("the ", "answer ", "is ", "simple ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[all of it](https://a.example/x y)",
                "![all of it][the reference]",
                "<img alt=\">\" src=\"https://a.example\">",
                "<https://a.example/a b>",
                "DE89 3704 0044 0532 0130 00",
                "Sarah Jane Connor",
                "s e c r e t",
                "url( 'https://a.example/a b' )",
                "-----BEGIN RSA KEY-----\nMIIE abc\n-----END RSA KEY-----",
                "\u001b]8;;https://a.example/a b\u001b\\text\u001b]8;;\u001b\\",
                "[ref]: https://a.example/x",
                "{ \"name\": \"send\",\n  \"arguments\": {\"to\": \"eve\"}}",
                "[ref]:\n  https://a.example/x",
            })
    void whatIsJudgedAsOne_isNotCut(String whole) {
        assertThat(pieces("here it is " + whole + "\nand then more follows "))
                .anySatisfy(piece -> assertThat(piece).contains(whole));
    }

    @Test
    void aComparison_opensNoTag() {
        assertThat(pieces("when a < b\nwe go on like this ")).hasSizeGreaterThan(2);
    }

    @Test
    void aScriptWithoutSpaces_isCutAtItsStops() {
        assertThat(pieces("東京は大きい。とても大きい。")).contains("東京は大きい。");
    }

    @Test
    void numbersWithoutEnd_areCutAtSomeSpace() {
        assertThat(pieces("12 ".repeat(2000)))
                .allSatisfy(piece -> assertThat(piece)
                        .hasSizeLessThanOrEqualTo(Cuts.LONG + 4)
                        .endsWith(" "));
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int cut = Cuts.next(text, 0, 0, 1); cut != Cuts.NONE; cut = Cuts.next(text, start, start, 1)) {
            pieces.add(text.substring(start, cut));
            start = cut;
        }
        pieces.add(text.substring(start));
        return pieces;
    }
}
