package dev.agentfirewall.samples.unreadaddress;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.sensitive.SensitiveDataScanner;
import dev.agentfirewall.vault.KeyFile;
import dev.agentfirewall.vault.Vault;
import dev.agentfirewall.vault.VaultConfig;
import dev.agentfirewall.vault.VaultException;
import dev.agentfirewall.vault.VaultQuery;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail goes to somebody whose address the model never reads. What was said is kept, encrypted, until the user wants it gone.
 *
 * <p>{@code agent-firewall vault show} and {@code erase} do from the shell what is done here by hand.
 */
public final class UnreadAddress {
    private static final String SETTINGS = """
        {"pseudonyms": {"inward": {
          "user_input": {"pii.": true}, "retrieval": {"pii.": true}, "tool_result": {"pii.": true}}}}\
        """;

    private UnreadAddress() {}

    /** What the application shows its user. */
    interface Assistant {
        String chat(String message);
    }

    public static void main(String[] arguments) throws Exception {
        tell(System.out);
    }

    static void tell(PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("unread-address");
        Path settings = Files.writeString(folder.resolve("settings.json"), SETTINGS);
        try (Vault vault = Vault.open(VaultConfig.in(folder.resolve("vault"), key(folder.resolve("vault.key"))));
                Firewall firewall = Firewall.builder()
                        .policy(RegoPolicies.defaults(settings))
                        .scanner(RagScanner.rules())
                        .scanner(SensitiveDataScanner.standard())
                        .pseudonyms(Duration.ofHours(1))
                        .audit(vault.beside(new MemoryAuditSink()))
                        .build()) {
            out.println("The user reads: "
                    + assistant(firewall, vault, out).chat("Tell bob.miller@acme.example that noon is fine."));
            out.println("The vault opens " + opened(vault) + " records.");
            vault.care().erase("emma", Optional.empty());
            out.println("Once Emma is erased it opens " + opened(vault) + ".");
        }
    }

    private static Assistant assistant(Firewall firewall, Vault vault, PrintStream out) {
        return AgentFirewall.builder(firewall)
                .subjects(SubjectResolver.always(Subject.of("emma", "user")))
                .evidence(vault)
                .build()
                .services(Assistant.class)
                .chatModel(new PlanningModel(out))
                .tools(new Mailbox(out))
                .build();
    }

    /** A key file, as {@code openssl rand -base64 32} makes one. */
    private static KeyFile key(Path file) throws Exception {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        OwnerFiles.replace(file, Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.US_ASCII));
        return KeyFile.read(file);
    }

    private static int opened(Vault vault) throws VaultException {
        AtomicInteger opened = new AtomicInteger();
        vault.reader(new MemoryAuditSink(), "emma").show(VaultQuery.ALL, record -> opened.incrementAndGet());
        return opened.get();
    }
}
