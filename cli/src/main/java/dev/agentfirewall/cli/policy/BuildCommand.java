package dev.agentfirewall.cli.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.tooling.Opa;
import dev.agentfirewall.policy.tooling.PolicyBuilder;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy build}: a team's own rules and the default ones, compiled. */
@Command(
        name = "build",
        description = "Compiles your own rules with the default ones to a bundle to load.",
        footerHeading = "%nOut:%n",
        footer = {
            "  {\"bundle\":\"policy.tar.gz\",\"digest\":\"sha256:…\"}",
            "  and beside the bundle its digest, FILE.sha256, for BundleTrust.pinnedBy.",
            "",
            "Needs OPA: `policies/install-opa` builds the right one.",
            "",
            "Example:",
            "  agent-firewall policy build samples/src/main/rego -o policy.tar.gz",
            "",
            "Exit: 0 done, 2 wrong use, 3 unreadable, not to be compiled, or no OPA."
        })
public final class BuildCommand extends Subcommand {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder that holds your rules.")
    private Path folder = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The bundle to write.")
    private Path bundle = Path.of("policy.tar.gz");

    public BuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Digest digest = new PolicyBuilder(Opa.find()).build(folder, bundle);
        Json built = Json.object()
                .put("bundle", bundle.toString())
                .put("digest", digest.toString())
                .build();
        console.out().print(JsonText.write(built) + "\n");
        return ExitCode.DONE;
    }
}
