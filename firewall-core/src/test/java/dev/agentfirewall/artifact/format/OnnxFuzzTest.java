package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever is called a graph is walked to an end; no graph without a byte passes. */
class OnnxFuzzTest {
    @FuzzTest
    void inspect_anyGraph_answers(byte[] bytes) {
        assertThat(Fixtures.problems("m.onnx", bytes))
                .satisfies(problems ->
                        assertThat(problems.isEmpty() && bytes.length == 0).isFalse());
    }
}
