package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever one hand does to a small log of three segments, verifying shows it. */
class AuditVerifierProperties {
    private static final int RECORDS = 9;
    private static Path original = Path.of("");
    private static AuditReceipt head = new AuditReceipt(1, dev.agentfirewall.audit.ChainedRecord.GENESIS);
    private static Path spoiled = Path.of("");

    @BeforeContainer
    static void writeLog() throws IOException, AuditException {
        original = Files.createTempDirectory("audit-original");
        spoiled = Files.createTempDirectory("audit-spoiled");
        head = Logs.write(Logs.config(original).withMaxSegmentBytes(1200), RECORDS);
    }

    @AfterContainer
    static void clean() throws IOException {
        delete(original);
        delete(spoiled);
    }

    @BeforeTry
    void copyLog() throws IOException {
        try (Stream<Path> old = Files.list(spoiled)) {
            old.forEach(AuditVerifierProperties::deleteFile);
        }
        for (Path file : files()) {
            Files.copy(file, spoiled.resolve(file.getFileName()));
        }
    }

    @Property(tries = 600)
    void verify_oneByteChanged_isDetected(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws Exception {
        List<Path> files = files();
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long at = place % total;
        for (Path file : files) {
            if (at < Files.size(file)) {
                flip(spoiled.resolve(file.getFileName()), (int) at, change);
                break;
            }
            at -= Files.size(file);
        }

        assertThat(AuditVerifier.verify(spoiled).problems()).isNotEmpty();
    }

    @Property(tries = 100)
    void verify_oneLineDropped_isDetected(@ForAll @IntRange(max = 1000) int place) throws Exception {
        Spot spot = spot(place);
        spot.lines().remove(spot.index());
        Logs.writeLines(spot.file(), spot.lines());

        assertThat(AuditVerifier.verify(spoiled).problems()).isNotEmpty();
    }

    @Property(tries = 100)
    void verify_oneLineTwice_isDetectedAsForged(
            @ForAll @IntRange(max = 1000) int place, @ForAll @IntRange(max = 1000) int where) throws Exception {
        Spot spot = spot(place);
        String line = spot.lines().get(spot.index());
        spot.lines().add(spot.index() + 1 + where % (spot.lines().size() - spot.index()), line);
        Logs.writeLines(spot.file(), spot.lines());

        assertThat(AuditVerifier.verify(spoiled).problems())
                .extracting(AuditProblem::kind)
                .contains(Kind.FORGED);
    }

    @Property(tries = 100)
    void verify_twoLinesSwapped_isDetectedAsReordered(
            @ForAll @IntRange(max = 1000) int place, @ForAll @IntRange(min = 1, max = 1000) int distance)
            throws Exception {
        Spot spot = spot(place);
        int other = (spot.index() + 1 + distance % (spot.lines().size() - 1))
                % spot.lines().size();
        Collections.swap(spot.lines(), spot.index(), other);
        Logs.writeLines(spot.file(), spot.lines());

        assertThat(AuditVerifier.verify(spoiled).problems())
                .extracting(AuditProblem::kind)
                .contains(Kind.REORDERED);
    }

    @Property(tries = 100)
    void verify_cutAnywhere_isDetected(@ForAll @IntRange(max = 1_000_000) int place) throws Exception {
        Path last = Logs.segment(spoiled, LogFormat.segments(spoiled).size() - 1);
        byte[] bytes = Files.readAllBytes(last);
        Files.write(last, java.util.Arrays.copyOf(bytes, place % bytes.length));

        assertThat(AuditVerifier.verify(spoiled).problems()).isNotEmpty();
        Files.delete(spoiled.resolve(LogFormat.HEAD_FILE));
        assertThat(AuditVerifier.in(spoiled).expecting(head).verify().problems())
                .extracting(AuditProblem::kind)
                .contains(Kind.TRUNCATED);
    }

    @Property(tries = 20)
    void verify_oneSegmentDropped_isDetected(@ForAll @IntRange(max = 1000) int place) throws Exception {
        List<Path> segments = LogFormat.segments(spoiled);
        Files.delete(segments.get(place % segments.size()));

        assertThat(AuditVerifier.verify(spoiled).problems())
                .extracting(AuditProblem::kind)
                .containsAnyOf(Kind.DROPPED, Kind.TRUNCATED);
    }

    private static Spot spot(int place) throws Exception {
        List<Path> segments = LogFormat.segments(spoiled);
        Path file = segments.get(place % segments.size());
        List<String> lines = new ArrayList<>(Logs.lines(file));
        return new Spot(file, lines, (place / segments.size()) % lines.size());
    }

    private record Spot(Path file, List<String> lines, int index) {}

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(original)) {
            return files.filter(file -> !file.endsWith(LogFormat.LOCK_FILE))
                    .sorted()
                    .toList();
        }
    }

    private static void flip(Path file, int at, int change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] = (byte) (bytes[at] ^ change);
        Files.write(file, bytes);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(AuditVerifierProperties::deleteFile);
        }
        Files.delete(directory);
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
