package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.signing.Bundle;
import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.ModelSigner;
import dev.agentfirewall.artifact.signing.Pem;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code models sign}: an OMS v1.0 bundle over the files as they are now. */
@Command(
        name = "sign",
        description = {
            "Signs every file of a model and writes an OpenSSF Model Signing v1.0 bundle,",
            "which this command and others of that standard verify."
        },
        footerHeading = "%nOut:%n",
        footer = {
            "  {\"bundle\":\"guard/model.sig\",\"model\":\"guard\",\"digest\":\"sha256:…\",",
            "   \"files\":5,\"method\":\"key\"}",
            "",
            "Keys are Ed25519 or elliptic (P-256, P-384, P-521), PKCS #8 in PEM:",
            "  openssl genpkey -algorithm ed25519 -out signer.key",
            "  openssl pkey -in signer.key -pubout -out signer.pub",
            "",
            "Example:",
            "  agent-firewall models sign guard/ --key signer.key",
            "",
            "Exit: 0 signed, 1 something there cannot be part of a model, 2 wrong use,",
            "3 a file could not be read or written."
        })
public final class SignCommand extends Subcommand {
    @Mixin
    private final Report report;

    @Mixin
    private final ModelPlace place = new ModelPlace();

    @Option(names = "--key", paramLabel = "K", required = true, description = "The private key, in PEM.")
    private Path key = Path.of("");

    @Option(
            names = "--public-key",
            paramLabel = "P",
            description = "Its public key, where the private one does not hold it.")
    private @Nullable Path publicKey;

    @Option(
            names = "--certificate",
            paramLabel = "CHAIN",
            description = "The signer's certificate and those above it: signs by certificate.")
    private @Nullable Path certificate;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "BUNDLE",
            description = "The bundle to write; model.sig in DIR, or FILE.sig, unless told.")
    private @Nullable Path output;

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called; its folder's name unless told.")
    private @Nullable String name;

    public SignCommand(Console console) {
        this.report = new Report(console);
    }

    @Override
    public Integer call() {
        Path bundle = output != null ? output : beside();
        ArtifactSource files = place.without(bundle);
        ModelSigner signer = signer();
        try {
            byte[] signed = signer.sign(files, name == null ? place.name() : name);
            ModelFiles.write(bundle, signed);
            tell(bundle, Bundle.parse(signed));
            return ExitCode.DONE;
        } catch (ArtifactVerificationException e) {
            report.words(String.valueOf(e.getMessage()));
            return ExitCode.FOUND;
        }
    }

    private Path beside() {
        return Files.isDirectory(place.path())
                ? place.path().resolve("model.sig")
                : place.path().resolveSibling(place.name() + ".sig");
    }

    private ModelSigner signer() {
        byte[] pem = ModelFiles.read(key);
        try {
            return certificate != null
                    ? ModelSigner.certificate(Pem.privateKey(pem), Pem.certificates(ModelFiles.read(certificate)))
                    : ModelSigner.key(Pem.privateKey(pem), counterpart(pem));
        } catch (BundleException e) {
            throw new UnreadableFileException(key.toString(), String.valueOf(e.getMessage()));
        }
    }

    private PublicKey counterpart(byte[] pem) throws BundleException {
        if (publicKey != null) {
            return Pem.publicKey(ModelFiles.read(publicKey));
        }
        Optional<PublicKey> told = Pem.counterpart(pem);
        return told.orElseThrow(() -> new UnreadableFileException(
                key.toString(), "does not hold its public key: give that with --public-key"));
    }

    private void tell(Path file, Bundle bundle) {
        report.line(Json.object()
                .put("bundle", file.toString())
                .put("model", bundle.statement().name())
                .put("digest", bundle.statement().rootDigest().toString())
                .put("files", bundle.statement().resources().size())
                .put("method", bundle.method())
                .build());
        report.words("Signed " + bundle.statement().resources().size() + " file(s): " + file);
    }
}
