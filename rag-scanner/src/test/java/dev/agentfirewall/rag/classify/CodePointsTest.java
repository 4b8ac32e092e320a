package dev.agentfirewall.rag.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    void unit_beyondTheBasicPlane_countsTwo() {
        CodePoints places = new CodePoints("a😀b", 0, 4);
        assertThat(new int[] {places.unit(0), places.unit(1), places.unit(2), places.unit(3)})
                .containsExactly(0, 1, 3, 4);
    }

    @Test
    void unit_withinASegment_isOfTheWholeText() {
        assertThat(new CodePoints("xx😀b", 2, 5).unit(1)).isEqualTo(4);
    }

    @Test
    void unit_askedBackwards_isStillRight() {
        CodePoints places = new CodePoints("a😀b", 0, 4);
        places.unit(3);
        assertThat(places.unit(1)).isEqualTo(1);
    }

    @Test
    void unit_beyondTheEnd_isTheEnd() {
        assertThat(new CodePoints("ab", 0, 2).unit(9)).isEqualTo(2);
    }
}
