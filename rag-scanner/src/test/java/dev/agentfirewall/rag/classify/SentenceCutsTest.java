package dev.agentfirewall.rag.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.scan.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceCutsTest {

    @Test
    void of_sentencesAndLines_oneEach() {
        assertThat(
                        sentences(
                                "The shop opens at nine today. Is it open on Sundays as well?\nYes, it is, from ten in the morning.\n"))
                .containsExactly(
                        "The shop opens at nine today.",
                        " Is it open on Sundays as well?",
                        "\nYes, it is, from ten in the morning.\n");
    }

    @Test
    void of_escapedBreaksAndWideMarks_cutThere() {
        assertThat(sentences("{\"note\": \"the first line of a note\\nand the second line of the note\"}"))
                .containsExactly("{\"note\": \"the first line of a note\\n", "and the second line of the note\"}");
        assertThat(sentences("店は開いています。日曜日も。")).hasSize(1);
        assertThat(sentences("店は毎日九時に開いて、夕方の六時に必ず閉まります。日曜日は十時から夕方の五時まで開いています。")).hasSize(2);
    }

    @Test
    void of_whatIsTooShort_goesWithItsNeighbour() {
        assertThat(sentences("No. 5. Yes. This is the sentence that matters. Ok."))
                .containsExactly("No. 5. Yes. This is the sentence that matters. Ok.");
        assertThat(sentences("")).isEmpty();
    }

    private static List<String> sentences(String text) {
        List<Span> spans = SentenceCuts.of(text);
        assertThat(spans.stream().mapToInt(Span::length).sum()).isEqualTo(text.length());
        return spans.stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }
}
