package dev.agentfirewall.cli.policy;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.tooling.PolicyDamage;
import dev.agentfirewall.policy.tooling.PolicyDamage.Loosened;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code policy damage}: no answer may get looser when a request is damaged. */
@Command(
        name = "damage",
        description = {
            "Damages every node of each request, and names each answer that got looser.",
            "Rego drops a denial without a word where a field is missing that it negates."
        },
        footerHeading = "%nOut:%n",
        footer = {
            "  a line for each looser answer:",
            "  {\"case\":\"…\",\"pointer\":\"/subject\",\"damage\":\"removed\",\"before\":\"deny\",",
            "   \"after\":\"permit\"}",
            "  then {\"decisions\":20000,\"loosened\":0}",
            "",
            "Read what it finds: where the only evidence against a call is taken away",
            "whole, the looser answer is right.",
            "",
            "Example:",
            "  agent-firewall policy damage policies/conformance/cases/",
            "",
            "Exit: 0 none got looser, 1 some did, 2 wrong use, 3 unreadable."
        })
public final class DamageCommand extends Subcommand {
    private final Console console;

    @Parameters(paramLabel = "CASE.json", arity = "1..*", description = "Cases, or folders of them.")
    private List<Path> places = List.of();

    @Mixin
    private final ChosenPolicy chosen = new ChosenPolicy();

    public DamageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PolicyDamage.Report report = PolicyDamage.of(chosen.policy(), Cases.in(places));
        report.loosened().forEach(one -> console.out().print(JsonText.write(toJson(one)) + "\n"));
        console.out()
                .print(JsonText.write(Json.object()
                                .put("decisions", report.decisions())
                                .put("loosened", report.loosened().size())
                                .build())
                        + "\n");
        console.err()
                .println(report.decisions() + " damaged requests; "
                        + report.loosened().size() + " got a looser answer.");
        return report.loosened().isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
    }

    private static Json toJson(Loosened one) {
        return Json.object()
                .put("case", one.name())
                .put("pointer", one.pointer())
                .put("damage", one.damage())
                .put("before", one.before())
                .put("after", one.after())
                .build();
    }
}
