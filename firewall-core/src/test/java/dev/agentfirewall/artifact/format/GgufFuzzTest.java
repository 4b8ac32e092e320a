package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A header that passes is at least as long as a header is. */
class GgufFuzzTest {
    @FuzzTest
    void inspect_anyGguf_answers(byte[] bytes) {
        assertThat(Fixtures.problems("m.gguf", bytes))
                .satisfies(problems ->
                        assertThat(problems.isEmpty() && bytes.length < 24).isFalse());
    }
}
