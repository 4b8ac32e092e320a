package dev.agentfirewall.cli.policy;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.tooling.Opa;
import dev.agentfirewall.policy.tooling.PolicyTests;
import dev.agentfirewall.policy.tooling.PolicyTests.Problem;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code policy test}: form, types, lints and tests of a team's own rules. */
@Command(
        name = "test",
        description = "Checks your own rules with the default ones: form, types, lints, tests.",
        footerHeading = "%nOut:%n",
        footer = {
            "  a line for each problem: {\"step\":\"lints\",\"file\":\"agent/rules/…\",\"problem\":\"…\"}",
            "  then {\"problems\":0}",
            "",
            "DIR holds agent/rules/<domain>/<rule>/rule.rego with rule_test.rego beside it.",
            "Needs OPA: `policies/install-opa` builds the right one.",
            "",
            "Example:",
            "  agent-firewall policy test samples/src/main/rego",
            "",
            "Exit: 0 all well, 1 problems, 2 wrong use, 3 unreadable, or no OPA."
        })
public final class TestCommand extends Subcommand {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder that holds your rules.")
    private Path folder = Path.of("");

    public TestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PolicyTests.Report report = new PolicyTests(Opa.find()).run(folder);
        report.problems().forEach(this::tell);
        print(Json.object().put("problems", report.problems().size()).build());
        console.err().println(report.well() ? "All well." : report.problems().size() + " problem(s).");
        return report.well() ? ExitCode.DONE : ExitCode.FOUND;
    }

    private void tell(Problem problem) {
        String step = problem.step().name().toLowerCase(Locale.ROOT);
        print(Json.object()
                .put("step", step)
                .put("file", problem.file().map(Json::of).orElse(Json.NULL))
                .put("problem", problem.message())
                .build());
        console.err()
                .println(step + ": " + problem.file().map(file -> file + ": ").orElse("") + problem.message());
    }

    private void print(Json line) {
        console.out().print(JsonText.write(line) + "\n");
    }
}
