package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.signing.Bundle;
import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code models inspect}: whether a file is a well-formed bundle, and what it claims. */
@Command(
        name = "inspect",
        description = {
            "Says whether a file is a well-formed OpenSSF Model Signing v1.0 bundle, and",
            "what it claims. A claim is not a proof: `models verify` checks the signature."
        },
        footerHeading = "%nOut:%n",
        footer = {
            "  {\"well_formed\":true,\"method\":\"key\",\"model\":\"guard\",\"digest\":\"sha256:…\",",
            "   \"resources\":5,\"hash_type\":\"sha256\",\"ignored\":[\".git\"],\"why\":null}",
            "",
            "Example:",
            "  agent-firewall models inspect guard/model.sig",
            "",
            "Exit: 0 well-formed, 1 not, 2 wrong use, 3 the file could not be read."
        })
public final class InspectCommand extends Subcommand {
    @Mixin
    private final Report report;

    @Parameters(paramLabel = "BUNDLE", description = "The file to look at.")
    private Path file = Path.of("");

    public InspectCommand(Console console) {
        this.report = new Report(console);
    }

    @Override
    public Integer call() {
        byte[] bytes = ModelFiles.read(file);
        try {
            report.line(document(Bundle.parse(bytes)));
            report.words("Well-formed. Nobody vouches for it before `models verify`.");
            return ExitCode.DONE;
        } catch (BundleException e) {
            report.line(Json.object()
                    .put("well_formed", false)
                    .put("why", String.valueOf(e.getMessage()))
                    .build());
            report.words(String.valueOf(e.getMessage()));
            return ExitCode.FOUND;
        }
    }

    private static Json document(Bundle bundle) {
        return Json.object()
                .put("well_formed", true)
                .put("method", bundle.method())
                .put("model", bundle.statement().name())
                .put("digest", bundle.statement().rootDigest().toString())
                .put("resources", bundle.statement().resources().size())
                .put("hash_type", bundle.statement().hashType())
                .put("ignored", Json.strings(bundle.statement().ignorePaths()))
                .put("why", Json.NULL)
                .build();
    }
}
