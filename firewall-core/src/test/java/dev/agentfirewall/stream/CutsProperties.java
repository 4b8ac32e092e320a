package dev.agentfirewall.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An answer is cut alike however it arrives. */
class CutsProperties {
    private static final int LEAST = 8;

    @Property(tries = 10_000)
    void cuts_ofWhatArrivesInParts_areThoseOfTheWhole(
            @ForAll("answers") String answer, @ForAll("parts") List<Integer> parts) {
        assertThat(arriving(answer, parts)).isEqualTo(cuts(answer));
    }

    @Property
    void next_afterACutThatWasPassedOver_isFurtherOnAndAlikeHoweverMuchIsKnown(
            @ForAll("answers") String answer, @ForAll("parts") List<Integer> parts) {
        int first = Cuts.next(answer, 0, 0, LEAST);
        if (first == Cuts.NONE) {
            return;
        }
        int second = Cuts.next(answer, 0, first, LEAST);
        int known = Math.min(answer.length(), first + parts.get(0));
        int early = Cuts.next(answer.substring(0, known), 0, first, LEAST);
        assertThat(second)
                .satisfiesAnyOf(
                        s -> assertThat(s).isEqualTo(Cuts.NONE),
                        s -> assertThat(s).isGreaterThan(first));
        assertThat(early).isIn(Cuts.NONE, second);
    }

    @Property(tries = 200)
    void pieces_ofATextThatOpensAndNeverCloses_areBounded(@ForAll("endless") String bit) {
        String text = bit.repeat(20_000 / bit.length());
        List<Integer> cuts = cuts(text);
        int last = 0;
        for (int cut : cuts) {
            assertThat(cut - last).isLessThanOrEqualTo(Cuts.HARD + 1);
            last = cut;
        }
        assertThat(text.length() - last).isLessThanOrEqualTo(Cuts.HARD + 2);
    }

    private static List<Integer> cuts(String text) {
        List<Integer> cuts = new ArrayList<>();
        take(text, cuts);
        return cuts;
    }

    private static List<Integer> arriving(String text, List<Integer> parts) {
        List<Integer> cuts = new ArrayList<>();
        int known = 0;
        for (int i = 0; known < text.length(); i++) {
            known = Math.min(text.length(), known + parts.get(i % parts.size()));
            take(text.substring(0, known), cuts);
        }
        return cuts;
    }

    private static void take(String text, List<Integer> cuts) {
        int start = cuts.isEmpty() ? 0 : cuts.get(cuts.size() - 1);
        for (int cut = Cuts.next(text, start, start, LEAST);
                cut != Cuts.NONE;
                cut = Cuts.next(text, start, start, LEAST)) {
            cuts.add(cut);
            start = cut;
        }
    }

    @Provide
    Arbitrary<String> answers() {
        return Answers.any();
    }

    @Provide
    Arbitrary<List<Integer>> parts() {
        return Arbitraries.integers().between(1, 30).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> endless() {
        return Arbitraries.of(
                "x",
                "[",
                "<a ",
                "![a](",
                "a b ",
                "1 2 ",
                "😀",
                "\uD83D",
                "[x]:\n",
                "url(",
                "-----BEGIN ",
                "\u001b]",
                "字",
                "\n",
                " ");
    }
}
