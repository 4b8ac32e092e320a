package dev.agentfirewall.artifact.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever is called an archive is looked into to an end, with no more problems than are told. */
class ArchiveFuzzTest {
    @FuzzTest
    void inspect_anyArchive_answers(byte[] bytes) {
        assertThat(Fixtures.problems("m.zip", bytes)).hasSizeLessThanOrEqualTo(101);
    }
}
