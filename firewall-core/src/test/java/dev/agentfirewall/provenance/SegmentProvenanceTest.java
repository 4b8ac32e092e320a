package dev.agentfirewall.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.Digest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentProvenanceTest {
    private static final String TEXT = "Opening hours: 9 to 5";
    private static final SegmentProvenance RECORD = new SegmentProvenance(
            "wiki/1",
            Digest.of(TEXT),
            Optional.of("CC-BY-4.0"),
            Instant.parse("2026-11-22T10:00:00Z"),
            Digest.of("report"),
            "rules/1",
            Optional.of(Digest.of("model")),
            Integrity.UNTRUSTED);

    @Test
    void entries_areReadBack() {
        assertThat(SegmentProvenance.read(RECORD.entries(), TEXT))
                .isEqualTo(new SegmentProvenance.Reading.Complete(RECORD));
    }

    @Test
    void read_withoutAModel_isComplete() {
        SegmentProvenance rules = new SegmentProvenance(
                "wiki/1",
                Digest.of(TEXT),
                Optional.of("own"),
                Instant.EPOCH,
                Digest.of("report"),
                "rules/1",
                Optional.empty(),
                Integrity.FLAGGED);

        assertThat(rules.entries()).containsEntry("firewall_model", "none");
        assertThat(SegmentProvenance.read(rules.entries(), TEXT))
                .isEqualTo(new SegmentProvenance.Reading.Complete(rules));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "digest", "licence", "time", "report", "scanner", "model", "integrity"})
    void read_withoutAnyOneEntry_isMissing(String name) {
        Map<String, String> entries = new HashMap<>(RECORD.entries());
        entries.remove("firewall_" + name);

        assertThat(SegmentProvenance.read(entries, TEXT))
                .isInstanceOfSatisfying(
                        SegmentProvenance.Reading.Missing.class,
                        missing -> assertThat(missing.entries()).containsExactly("firewall_" + name));
    }

    @ParameterizedTest
    @CsvSource({"digest,sha256:12", "time,yesterday", "report,none", "model,gpt", "integrity,holy", "licence,' '"})
    void read_entryThatIsNotWhatItShouldBe_isMissing(String name, String value) {
        Map<String, String> entries = new HashMap<>(RECORD.entries());
        entries.put("firewall_" + name, value);

        assertThat(SegmentProvenance.read(entries, TEXT)).isInstanceOf(SegmentProvenance.Reading.Missing.class);
    }

    @Test
    void read_anotherText_isChangedEvenWhereEntriesAreMissing() {
        Map<String, String> entries = new HashMap<>(RECORD.entries());
        entries.remove("firewall_licence");

        assertThat(SegmentProvenance.read(entries, TEXT + "."))
                .isEqualTo(new SegmentProvenance.Reading.Changed(Digest.of(TEXT), Digest.of(TEXT + ".")));
    }

    @Test
    void record_withoutSourceOrScanner_isRefused() {
        assertThatThrownBy(() -> new SegmentProvenance(
                        " ",
                        Digest.of(TEXT),
                        Optional.empty(),
                        Instant.EPOCH,
                        Digest.of(TEXT),
                        "rules/1",
                        Optional.empty(),
                        Integrity.UNTRUSTED))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
