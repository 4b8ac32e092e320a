package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Whatever one hand does to a signed log, with everything in its directory at its mercy but the key, whoever has the public key sees it, up to the
 * last record that was attested. `audit.head` is gone, so that signatures alone tell.
 */
class CheckpointsProperties {
    private static final int RUNS = 3;
    private static Path original = Path.of("");
    private static Path spoiled = Path.of("");
    private static final Signing SIGNING = signing();

    @BeforeContainer
    static void writeLog() throws Exception {
        original = Files.createTempDirectory("signed-original");
        spoiled = Files.createTempDirectory("signed-spoiled");
        FileAuditConfig config =
                Logs.config(original).withMaxSegmentBytes(1200).withCheckpoints(Checkpoints.signedBy(SIGNING.signer()));
        for (int i = 0; i < RUNS; i++) {
            Logs.write(config, 4);
        }
        Files.delete(original.resolve(LogFormat.HEAD_FILE));
        Files.delete(original.resolve(LogFormat.LOCK_FILE));
        assertThat(verify(original).problems()).isEmpty();
        assertThat(verify(original).unattested()).isZero();
    }

    static Signing signing() {
        try {
            return Signing.make();
        } catch (IOException | GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @AfterContainer
    static void clean() throws IOException {
        for (Path folder : List.of(original, spoiled)) {
            empty(folder);
            Files.delete(folder);
        }
    }

    @BeforeTry
    void copyLog() throws IOException {
        empty(spoiled);
        for (Path file : files(original)) {
            Files.copy(file, spoiled.resolve(String.valueOf(file.getFileName())));
        }
    }

    @Property(tries = 500)
    void verify_oneByteChanged_isDetected(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws Exception {
        Path file = pick(place);
        byte[] bytes = Files.readAllBytes(file);
        bytes[place % bytes.length] ^= (byte) change;
        Files.write(file, bytes);

        assertThat(verify(spoiled).sound()).isFalse();
    }

    @Property(tries = 200)
    void verify_oneLineDropped_isDetected(@ForAll @IntRange(max = 1_000_000) int place) throws Exception {
        Path file = pick(place);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(place % lines.size());
        Logs.writeLines(file, lines);

        assertThat(verify(spoiled).sound()).isFalse();
    }

    @Property(tries = 200)
    void verify_twoLinesSwapped_isDetected(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(max = 1_000_000) int other)
            throws Exception {
        Path file = pick(place);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int from = place % lines.size();
        int to = other % lines.size();
        boolean same = lines.get(from).equals(lines.get(to));
        Collections.swap(lines, from, to);
        Logs.writeLines(file, lines);

        assertThat(verify(spoiled).sound()).isEqualTo(same);
    }

    @Property(tries = 200)
    void verify_tailOfTheLogCut_isDetected(@ForAll @IntRange(max = 1_000_000) int place) throws Exception {
        List<Path> segments = LogFormat.segments(spoiled);
        int kept = place % segments.size();
        byte[] bytes = Files.readAllBytes(segments.get(kept));
        Files.write(segments.get(kept), Arrays.copyOf(bytes, place % bytes.length));
        for (Path later : segments.subList(kept + 1, segments.size())) {
            Files.delete(later); // its checkpoints stay
        }
        assertThat(verify(spoiled).sound()).isFalse();
    }

    @Property(tries = 100)
    void verify_tailOfLogAndCheckpointsCut_attestsNoMoreThanIsThere(@ForAll @IntRange(max = 1_000_000) int place)
            throws Exception {
        List<Path> segments = LogFormat.segments(spoiled);
        int kept = place % segments.size();
        for (Path later : segments.subList(kept + 1, segments.size())) {
            Files.delete(later);
            Files.deleteIfExists(CheckpointFile.of(later));
        }

        AuditReport report = verify(spoiled);

        long end = report.head().orElseThrow().sequence();
        assertThat(report.attestation()
                        .map(signed -> signed.checkpoint().head().sequence())
                        .orElse(0L))
                .isLessThanOrEqualTo(end);
        assertThat(report.unattested()).isBetween(0L, end);
        String kept1 = lastNote();
        assertThat(AuditVerifier.in(spoiled)
                        .signedBy(List.of(SIGNING.key()))
                        .honouring(kept1)
                        .verify()
                        .sound())
                .isEqualTo(kept == segments.size() - 1);
    }

    private static String lastNote() throws Exception {
        List<Path> segments = LogFormat.segments(original);
        return CheckpointFile.last(CheckpointFile.of(segments.get(segments.size() - 1)))
                .orElseThrow();
    }

    private static AuditReport verify(Path folder) throws Exception {
        return AuditVerifier.in(folder).signedBy(List.of(SIGNING.key())).verify();
    }

    private static Path pick(int place) throws IOException {
        List<Path> files = files(spoiled);
        return files.get((place / 7) % files.size());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void empty(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
    }
}
