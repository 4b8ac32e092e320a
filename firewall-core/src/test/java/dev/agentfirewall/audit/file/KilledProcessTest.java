package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log's promise against {@code kill -9}: what was acknowledged is there, and the chain goes on. */
class KilledProcessTest {
    private static final int ROUNDS = 10;
    private static final Pattern RECEIPT = Pattern.compile("\\d+:sha256:[0-9a-f]{64}");

    @TempDir
    private Path directory;

    @Test
    void append_killedAtRandomPoints_keepsTheChainAndEveryAcknowledgedRecord() throws Exception {
        Random random = new Random(20261122);
        List<AuditReceipt> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killedAfter(1 + random.nextInt(400)));

            assertThat(AuditVerifier.verify(directory).problems())
                    .extracting(AuditProblem::kind)
                    .isSubsetOf(Kind.TORN);
            FileAuditSink.open(FileAuditConfig.in(directory)).close();
            AuditReport report = AuditVerifier.verify(directory);
            assertThat(report.problems()).isEmpty();
            assertThat(receipts()).containsAll(acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS).doesNotHaveDuplicates();
    }

    @Test
    void open_whileAnotherProcessWrites_isRefusedUntilItDies() throws Exception {
        Process child = AppendingChild.start(directory, ProcessBuilder.Redirect.INHERIT);
        try (BufferedReader said = child.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(said.readLine()).isNotNull();

            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(() -> FileAuditSink.open(FileAuditConfig.in(directory)))
                    .withMessageContaining("process " + child.pid() + " is writing to it")
                    .withMessageContaining("stop that one");
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
        FileAuditSink.open(FileAuditConfig.in(directory)).close();
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void open_byAnotherProcessWhileThisOneWrites_leavesThisOneUndisturbed() throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(FileAuditConfig.in(directory))) {
            sink.append(Logs.event(1));
            // Refusing a second one here must not let go of the lock against others.
            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(() -> FileAuditSink.open(FileAuditConfig.in(directory)));
            Process child = AppendingChild.start(directory, ProcessBuilder.Redirect.PIPE);
            try (BufferedReader complaint = child.errorReader(StandardCharsets.US_ASCII)) {
                assertThat(complaint.lines())
                        .anyMatch(line -> line.contains(ProcessHandle.current().pid() + " is writing to it"));
            }
            assertThat(child.waitFor()).isNotZero();
            sink.append(Logs.event(2));
        }
        assertThat(Logs.numbers(directory)).containsExactly(1, 2);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    private List<AuditReceipt> killedAfter(int acknowledgements) throws IOException, InterruptedException {
        List<AuditReceipt> said = new ArrayList<>();
        Process child = AppendingChild.start(directory, ProcessBuilder.Redirect.INHERIT);
        try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (RECEIPT.matcher(line).matches()) { // the kill can cut the last line
                    said.add(AuditReceipt.parse(line));
                }
                if (said.size() == acknowledgements) {
                    child.toHandle().destroyForcibly(); // which leaves what it said to be read
                }
            }
        }
        child.waitFor();
        assertThat(said).hasSizeGreaterThanOrEqualTo(acknowledgements);
        return said;
    }

    private Set<AuditReceipt> receipts() throws AuditException {
        Set<AuditReceipt> receipts = new HashSet<>();
        AuditQuery.all().forEach(directory, record -> receipts.add(record.receipt()));
        assertThat(receipts).isNotEmpty();
        return receipts;
    }
}
