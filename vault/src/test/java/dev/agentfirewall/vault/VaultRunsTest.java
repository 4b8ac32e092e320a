package dev.agentfirewall.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.recording.ShownMessage;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs come out of a vault one at a time, and what is not whole does not come out. */
class VaultRunsTest {
    @TempDir
    private Path temp = Path.of("");

    private Path folder = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void keys() throws IOException {
        folder = temp.resolve("vault");
        key = Vaults.keyFile(temp, "vault.key");
    }

    @Test
    void runs_ofManyConversations_areTheSameHoweverFewAreHeldAtOnce() throws Exception {
        Vault vault = Vault.open(Vaults.config(folder, key).maxFileBytes(3_000));
        for (int turn = 0; turn < 3; turn++) {
            for (int chat = 0; chat < 6; chat++) {
                keep(vault, "chat " + chat, turn);
            }
        }

        List<String> all = Vaults.runs(runs(vault, VaultRuns.MOST_BYTES));
        assertThat(all).hasSize(6).allMatch(run -> run.contains("question 0") && run.contains("answer 2"));
        VaultRuns few = runs(vault, 10_000);
        List<String> again = new ArrayList<>();
        for (Optional<VaultRun> run = few.next(); run.isPresent(); run = few.next()) {
            assertThat(few.held()).isBetween(1L, 10_000L);
            again.add(CanonicalJson.write(run.get().run()));
        }
        assertThat(again).isEqualTo(all);
    }

    @Test
    void runs_conversationThatIsLongerThanMayBeHeld_isLeftOutAndCounted() throws Exception {
        Vault vault = Vault.open(Vaults.config(folder, key));
        vault.keep(Vaults.talk(Vaults.emma(), "long", "x".repeat(20_000)));
        vault.keep(Vaults.talk(Vaults.emma(), "short", "hello"));

        VaultRuns runs = runs(vault, 10_000);
        assertThat(Vaults.runs(runs)).singleElement().asString().contains("hello");
        assertThat(runs.leftOut()).isEqualTo(1);
    }

    @Test
    void runs_recordThatOthersGoOnFromIsBroken_leavesThatConversationOutAndNoOther() throws Exception {
        Vault vault = Vault.open(Vaults.config(folder, key));
        keep(vault, "broken", 0);
        keep(vault, "broken", 1);
        keep(vault, "sound", 0);
        Path file = Vaults.records(folder).get(0);
        List<String> lines = Files.readAllLines(file);
        lines.set(0, lines.get(0).replaceFirst("(\"body\":\".{40})(.)(.)", "$1_$3"));
        Files.write(file, lines);

        VaultReader reader = vault.reader(new MemoryAuditSink(), "test");
        VaultRuns runs = reader.runs(VaultQuery.ALL);
        assertThat(Vaults.runs(runs)).singleElement().asString().contains("sound");
        assertThat(runs.leftOut()).isEqualTo(1);
        assertThat(reader.damaged()).isEqualTo(1);
    }

    @Test
    void runs_subjectErasedButForACopyOfItsRecords_countsWhatNobodyCanOpen() throws Exception {
        Vault vault = Vault.open(Vaults.config(folder, key));
        vault.keep(Vaults.talk(Subject.of("bob"), "bobs", "hello"));
        keep(vault, "emmas", 0);
        Path bobs = Vaults.records(folder).stream()
                .filter(file -> !RecordFiles.subjectOf(file)
                        .equals(SubjectName.of(Optional.of(Vaults.emma())).hex()))
                .findFirst()
                .orElseThrow();
        byte[] copy = Files.readAllBytes(bobs);
        vault.care().erase("bob", Optional.empty());
        Files.write(bobs, copy);

        VaultReader reader = vault.reader(new MemoryAuditSink(), "test");
        assertThat(Vaults.runs(reader.runs(VaultQuery.ALL))).hasSize(1);
        assertThat(reader.erased()).isEqualTo(1);
        assertThat(reader.damaged()).isZero();
    }

    private static VaultRuns runs(Vault vault, long most) throws VaultException {
        return vault.reader(new MemoryAuditSink(), "test").runs(VaultQuery.ALL, most);
    }

    /** Everything that was said up to this turn, as each request shows it. */
    private static void keep(Vault vault, String chat, int turn) throws Exception {
        List<ShownMessage> shown = new ArrayList<>();
        for (int i = 0; i <= turn; i++) {
            shown.add(Vaults.says(Speaker.USER, chat + ", question " + i + " " + "x".repeat(500)));
            if (i < turn) {
                shown.add(Vaults.says(Speaker.ASSISTANT, "answer " + i));
            }
        }
        vault.keep(Vaults.answered(Vaults.emma(), chat, shown, Vaults.says(Speaker.ASSISTANT, "answer " + turn)));
    }
}
