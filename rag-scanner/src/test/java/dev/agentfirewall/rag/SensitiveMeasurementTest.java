package dev.agentfirewall.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SensitiveMeasurementTest {

    @Test
    void scanner_onDevelopmentRows_ratesPrintedAndSane() throws IOException {
        Optional<Path> data = SharedData.folder();
        assumeTrue(data.isPresent(), "skipped: the working data is not on this machine (see `docs/sensitive-data.md`)");
        Path texts = data.orElseThrow().resolve("text");

        SensitiveMeasurement measured = new SensitiveMeasurement()
                .marked(texts.resolve("pii-secrets.dev.jsonl.gz"))
                .honest(texts.resolve("injection.dev.jsonl.gz"));
        System.out.println(measured.report());

        assertThat(measured.recall("row of secrets")).isGreaterThan(0.8);
        assertThat(measured.recall("EMAIL_ADDRESS")).isGreaterThan(0.9);
        assertThat(measured.perThousandHonest("pii.us_ssn")).isLessThan(2);
        assertThat(measured.perThousandHonest("secret.generic")).isLessThan(10);
    }
}
