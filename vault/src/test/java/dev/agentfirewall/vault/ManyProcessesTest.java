package dev.agentfirewall.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.MemoryAuditSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One vault under several processes: two write, this one reads and erases, one is killed. */
class ManyProcessesTest {
    private static final int SOME = 15;

    @TempDir
    private Path temp = Path.of("");

    private Path folder = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void keys() throws Exception {
        folder = temp.resolve("vault");
        key = Vaults.keyFile(temp, "vault.key");
    }

    @Test
    void keep_byTwoProcessesOfWhichOneIsKilled_losesAndTearsNothing() throws Exception {
        try (WritingChild one = WritingChild.start(folder, key, "one");
                WritingChild other = WritingChild.start(folder, key, "other");
                Vault vault =
                        Vault.open(VaultConfig.in(folder, KeyFile.read(key)).patience(Duration.ofMinutes(1)))) {
            readUntil(vault, one, SOME);
            readUntil(vault, other, SOME);
            one.kill();
            readUntil(vault, other, other.kept("emma") + SOME);
            other.kill();

            assertThat(numbers(vault, "emma", "one")).isEqualTo(upTo(one.kept("emma"), numbers(vault, "emma", "one")));
            assertThat(numbers(vault, "emma", "other"))
                    .isEqualTo(upTo(other.kept("emma"), numbers(vault, "emma", "other")));
            assertThat(numbers(vault, "bob", "one")).isEqualTo(upTo(one.kept("bob"), numbers(vault, "bob", "one")));
        }
    }

    @Test
    void erase_whileAnotherProcessWrites_isSeenByItAtOnce() throws Exception {
        try (WritingChild writer = WritingChild.start(folder, key, "writer");
                Vault vault =
                        Vault.open(VaultConfig.in(folder, KeyFile.read(key)).patience(Duration.ofMinutes(1)))) {
            readUntil(vault, writer, SOME);
            int before = writer.kept("bob");
            assertThat(vault.care().erase("bob", Optional.empty()).key()).isTrue();
            readUntil(vault, writer, before + 2 * SOME);
            writer.kill();

            List<Integer> bobs = numbers(vault, "bob", "writer");
            assertThat(bobs.get(0)).isGreaterThan(before);
            assertThat(bobs).isEqualTo(range(bobs.get(0), last(bobs)));
            assertThat(last(bobs)).isGreaterThanOrEqualTo(writer.kept("bob"));
            assertThat(numbers(vault, "emma", "writer").get(0)).isZero();
        }
    }

    /** Reads while {@code writer} writes, until it has said that number {@code last} is kept: whatever was said before is there, whole and in order. */
    private static void readUntil(Vault vault, WritingChild writer, int last) throws VaultException {
        while (writer.kept("emma") < last) {
            assertThat(writer.runs()).isTrue();
            VaultReader reader = vault.reader(new MemoryAuditSink(), "test");
            reader.show(
                    VaultQuery.ALL,
                    record -> assertThat(record.content().get("arguments")).isPresent());
            assertThat(reader.damaged()).isZero();
        }
    }

    /** The numbers of the calls that are kept of {@code subject} by {@code writer}, in the order in which they lie there. */
    private static List<Integer> numbers(Vault vault, String subject, String writer) throws VaultException {
        List<Integer> numbers = new ArrayList<>();
        VaultReader reader = vault.reader(new MemoryAuditSink(), "test");
        reader.show(
                VaultQuery.ALL.ofSubject(subject, Optional.empty()).in(Digest.of(writer)),
                record -> numbers.add(Integer.parseInt(
                        Messages.text(record.content(), "arguments").replaceAll("\\D", ""))));
        assertThat(reader.damaged()).isZero();
        assertThat(numbers).isNotEmpty();
        return numbers;
    }

    /** All numbers that were said to be kept, and the next one where that came to be kept and could not be said any more. */
    private static List<Integer> upTo(int said, List<Integer> found) {
        return range(0, Math.max(said, Math.min(said + 1, Collections.max(found))));
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static int last(List<Integer> numbers) {
        return numbers.get(numbers.size() - 1);
    }
}
