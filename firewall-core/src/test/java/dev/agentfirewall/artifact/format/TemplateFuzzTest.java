package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any template is read to an end, with no more problems than are told. */
class TemplateFuzzTest {
    @FuzzTest
    void inspect_anyTemplate_answers(byte[] bytes) {
        assertThat(Fixtures.problems("chat_template.jinja", bytes)).hasSizeLessThanOrEqualTo(101);
    }
}
