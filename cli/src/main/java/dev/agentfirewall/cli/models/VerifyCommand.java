package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.ArtifactMismatchException;
import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Difference;
import dev.agentfirewall.artifact.ManifestException;
import dev.agentfirewall.artifact.signing.Bundle;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code models verify}: whether the files are the pinned or signed ones. */
@Command(
        name = "verify",
        description = {
            "Says whether a model's files are those of a manifest, or those that a trusted",
            "key or certificate signed (OpenSSF Model Signing v1.0). All differences are",
            "named. Nothing is asked over the network."
        },
        footerHeading = "%nOut:%n",
        footer = {
            "  {\"problem\":\"changed\",\"path\":\"weights.bin\",\"found\":null} for each difference",
            "  (changed, missing, extra, renamed, linked, special, unreadable), then",
            "  {\"verified\":true,\"model\":\"…\",\"digest\":\"sha256:…\",\"files\":5,",
            "   \"signer\":null,\"unsigned\":[],\"why\":null}",
            "  `unsigned` are files that the signer left out and nobody vouches for.",
            "",
            "Examples:",
            "  agent-firewall models verify guard/ --manifest guard.json",
            "  agent-firewall models verify guard/ --manifest model.sig --key signer.pub",
            "  agent-firewall models verify guard/ --manifest model.sig \\",
            "      --certificate root.pem",
            "",
            "Exit: 0 verified, 1 not, 2 wrong use, 3 a file could not be read."
        })
public final class VerifyCommand extends Subcommand {
    @Mixin
    private final Report report;

    @Mixin
    private final FormatOption formats = new FormatOption();

    @Mixin
    private final LinkedPlace place = new LinkedPlace();

    @Option(
            names = "--manifest",
            paramLabel = "M",
            required = true,
            description = "A manifest that `models pin` wrote, or a bundle: told apart by content.")
    private Path manifest = Path.of("");

    @ArgGroup
    private TrustOptions trust = new TrustOptions();

    public VerifyCommand(Console console) {
        this.report = new Report(console);
    }

    @Override
    public Integer call() {
        byte[] claim = ModelFiles.read(manifest);
        ArtifactSource files = place.without(manifest);
        boolean signed = trust.given() || Bundle.resembles(claim);
        if (signed && !trust.given()) {
            throw new WrongUseException(
                    "a signature proves nothing without whom to trust: give --key or --certificate");
        }
        try {
            Verification found = signed
                    ? Verification.signed(claim, trust.trust(), files, place)
                    : Verification.pinned(claim, files);
            if (!formats.accepts(files, report)) {
                return failed("a file is of a format that is not safe to open");
            }
            report.line(found.document());
            found.words().forEach(report::words);
            return ExitCode.DONE;
        } catch (ArtifactMismatchException e) {
            e.differences().forEach(difference -> report.line(problem(difference)));
            return failed(String.valueOf(e.getMessage()));
        } catch (ArtifactVerificationException | ManifestException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private int failed(String why) {
        report.line(Verification.failed(why));
        report.words("Not verified: " + why + ".");
        if (why.contains(" linked")) {
            report.words("Links are refused; --links-within DIR allows those that stay inside it.");
        }
        return ExitCode.FOUND;
    }

    private static Json problem(Difference difference) {
        return Json.object()
                .put("problem", difference.kind().word())
                .put("path", difference.path())
                .put("found", difference.found().map(Json::of).orElse(Json.NULL))
                .build();
    }
}
