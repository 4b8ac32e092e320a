package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A header that passes leaves no byte of its file unexplained. */
class SafetensorsFuzzTest {
    @FuzzTest
    void inspect_anySafetensors_answers(byte[] bytes) {
        assertThat(Fixtures.problems("m.safetensors", bytes))
                .satisfies(problems ->
                        assertThat(problems.isEmpty() && bytes.length < 10).isFalse());
    }
}
