package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever is called a pickle is walked to an end, and never passes. */
class PickleFuzzTest {
    @FuzzTest
    void inspect_anyPickle_isRefused(byte[] bytes) {
        assertThat(Fixtures.problems("m.pkl", bytes)).isNotEmpty();
    }
}
