package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.Pem;
import dev.agentfirewall.artifact.signing.Trust;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom to trust: one key, or certificates. */
final class TrustOptions {
    @Option(names = "--key", paramLabel = "K", description = "The signer's public key, in PEM.")
    private @Nullable Path key;

    @Option(
            names = "--certificate",
            paramLabel = "C",
            description = "Trusted certificates in PEM: authorities, or the signer's own.")
    private @Nullable Path certificate;

    boolean given() {
        return key != null || certificate != null;
    }

    Trust trust() {
        Path file = key != null ? key : certificate;
        if (file == null) {
            throw new WrongUseException("give --key or --certificate");
        }
        try {
            byte[] pem = ModelFiles.read(file);
            return key != null
                    ? Trust.key(Pem.publicKey(pem))
                    : Trust.certificates(Pem.certificates(pem), Clock.systemUTC());
        } catch (BundleException e) {
            throw new UnreadableFileException(file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
