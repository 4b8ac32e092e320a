package dev.agentfirewall.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.recording.Evidence;
import dev.agentfirewall.recording.RunFormat;
import dev.agentfirewall.recording.ShownMessage;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds of any conversation, and of any byte. */
class VaultProperties {
    private Path temp = Path.of("");

    @BeforeTry
    void make() throws IOException {
        temp = Files.createTempDirectory("vault-law");
    }

    @AfterTry
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 60)
    void runs_ofAnyConversation_areWhatItsTurnsWere(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 5) Integer> steps) throws Exception {
        List<Evidence.Answered> turns = new ArrayList<>();
        List<ShownMessage> shown = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) == 0) {
                shown.clear(); // a memory that was trimmed, or begun anew
            }
            shown.add(Vaults.says(steps.get(i) == 1 ? Speaker.SYSTEM : Speaker.USER, "text " + steps.get(i) + i));
            ShownMessage answer = steps.get(i) > 3
                    ? Vaults.calls("call_" + i, "tool", "{}")
                    : Vaults.says(Speaker.ASSISTANT, "answer " + i);
            turns.add(Vaults.answered(Vaults.emma(), "chat", shown, answer));
            shown.add(answer);
            if (steps.get(i) > 3) {
                shown.add(Vaults.result("call_" + i, "tool", "result " + i));
            }
        }
        Vault vault = Vault.open(Vaults.config(temp.resolve("vault"), Vaults.keyFile(temp, "vault.key")));
        for (Evidence turn : turns) {
            vault.keep(turn);
        }

        assertThat(Vaults.runs(vault, VaultQuery.ALL))
                .containsExactlyElementsOf(RunFormat.runs(
                                Digest.of("chat").hex().substring(0, 16),
                                "vault",
                                turns.stream().map(Evidence.Answered::turn).toList(),
                                1 << 20)
                        .stream()
                        .map(CanonicalJson::write)
                        .toList());
    }

    @Property(tries = 60)
    void show_oneByteChanged_givesOutNothingElseThanWasKept(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws Exception {
        Vault vault = Vault.open(Vaults.config(temp.resolve("vault"), Vaults.keyFile(temp, "vault.key")));
        vault.keep(Vaults.called(Vaults.emma(), "one", "{\"a\":1}"));
        vault.keep(Vaults.called(Vaults.emma(), "two", "{\"b\":2}"));
        List<VaultRecord> before = Vaults.all(vault);
        Path file = Vaults.records(temp.resolve("vault")).get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[place % bytes.length] ^= (byte) change;
        Files.write(file, bytes);
        VaultReader reader = vault.reader(new MemoryAuditSink(), "test");
        List<VaultRecord> after = new ArrayList<>();

        reader.show(VaultQuery.ALL, after::add);

        assertThat(after).hasSizeLessThan(before.size()).isSubsetOf(before);
    }
}
