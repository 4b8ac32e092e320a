package dev.agentfirewall.cli.audit;

import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.Pem;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who signs the log's head. */
final class SignatureOptions {
    @Option(
            names = "--key",
            paramLabel = "PUB.pem",
            description = {
                "A public key that signs the log's head: its checkpoints are checked, and it",
                "must have some. After a change of keys give the old one too."
            })
    private List<Path> keys = List.of();

    @Option(names = "--origin", paramLabel = "NAME", description = "The log's name: the checkpoints are of no other.")
    private @Nullable String origin;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint that was kept elsewhere: the log must honour it.")
    private @Nullable Path checkpoint;

    /** Whether signatures are asked for. */
    boolean asked() {
        return !keys.isEmpty();
    }

    AuditVerifier into(AuditVerifier verifier) {
        if (keys.isEmpty()) {
            if (origin != null || checkpoint != null) {
                throw new WrongUseException("`--origin` and `--checkpoint` are about signatures: give `--key` too");
            }
            return verifier;
        }
        AuditVerifier signed =
                verifier.signedBy(keys.stream().map(SignatureOptions::key).toList());
        signed = origin == null ? signed : signed.from(origin);
        return checkpoint == null ? signed : signed.honouring(text(checkpoint));
    }

    private static PublicKey key(Path file) {
        try {
            return Pem.publicKey(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), "cannot be read");
        } catch (BundleException e) {
            throw new UnreadableFileException(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), "cannot be read, or is no text");
        }
    }
}
