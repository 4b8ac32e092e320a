package dev.agentfirewall.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.scan.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevMeasurementTest {

    @Test
    void rules_onDevelopmentRows_bothRatesPrintedAndSane() throws IOException {
        Optional<Path> data = SharedData.folder();
        assumeTrue(data.isPresent(), "skipped: the working data is not on this machine (see `docs/screening.md`)");

        DevMeasurement measurement = DevMeasurement.all(
                data.orElseThrow(), data.orElseThrow().resolve("text").resolve("injection.dev.jsonl.gz"));
        System.out.println(measurement.report());

        for (Channel channel : new Channel[] {Channel.USER, Channel.DOCUMENT, Channel.TOOL_RESULT, Channel.EMAIL}) {
            assertThat(measurement.falseAlarms(channel).share()).isLessThan(0.03);
        }
        assertThat(measurement.caught(Channel.TOOL_RESULT).share()).isGreaterThan(0.35);
    }
}
