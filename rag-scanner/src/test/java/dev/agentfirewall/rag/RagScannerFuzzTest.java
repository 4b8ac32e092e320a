package dev.agentfirewall.rag;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.agentfirewall.scan.Channel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text on any channel gets a report, with spans within it, for a bounded number of readings. */
class RagScannerFuzzTest {
    private static final RagScanner SCANNER = RagScanner.rules();
    private static final int MOST_READINGS = 8;

    @FuzzTest
    void scan_anyText_reportedWithinBounds(byte[] bytes) {
        List<Channel> channels = List.of(Channel.values());
        Channel channel = channels.get(bytes.length % channels.size());
        String text = new String(bytes, bytes.length % 5 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);

        RagScanner.Measured measured = SCANNER.measure(text, channel);

        assertThat(measured.report().findings())
                .allMatch(found -> found.span().length() > 0 && found.span().end() <= text.length());
        assertThat(measured.work())
                .isLessThan(MOST_READINGS * ((long) text.length() + ScanLimits.DECODED + ScanLimits.EFFORT));
    }
}
