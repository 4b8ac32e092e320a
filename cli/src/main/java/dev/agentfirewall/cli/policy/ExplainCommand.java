package dev.agentfirewall.cli.policy;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Reasons;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.policy.tooling.PolicyCase;
import dev.agentfirewall.policy.tooling.PolicyExplain;
import dev.agentfirewall.policy.tooling.PolicyExplain.Explanation;
import dev.agentfirewall.policy.tooling.PolicyExplain.Line;
import dev.agentfirewall.policy.tooling.RuleCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code policy explain}: which rules fired about a request, and why. */
@Command(
        name = "explain",
        description = "Asks policy about requests, and says which rules answered and why.",
        footerHeading = "%nOut:%n",
        footer = {
            "  a line a case: {\"case\":\"…\",\"decision\":\"deny\",\"rules\":[{\"part\":\"denies\",",
            "   \"code\":\"mail.recipient_untrusted\",\"argument\":\"/to\",\"rule\":\"mail.recipient\"}]}",
            "",
            "A case is a request, or an object with a `request` and the `decision` that is",
            "expected; then `as_expected` says whether it is so.",
            "",
            "Example:",
            "  agent-firewall policy explain policies/conformance/cases/",
            "",
            "Exit: 0 done, 1 an answer other than expected, 2 wrong use, 3 unreadable."
        })
public final class ExplainCommand extends Subcommand {
    private final Console console;

    @Parameters(paramLabel = "CASE.json", arity = "1..*", description = "Cases, or folders of them.")
    private List<Path> places = List.of();

    @Mixin
    private final ChosenPolicy chosen = new ChosenPolicy();

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RegoDecisionPoint policy = chosen.policy();
        RuleCatalog catalog = chosen.catalog();
        boolean surprised = false;
        for (PolicyCase one : Cases.in(places)) {
            Explanation explained = PolicyExplain.of(policy, catalog, one);
            ExpectedAnswer expected = new ExpectedAnswer(one);
            surprised |= !expected.isMetBy(explained.decision());
            console.out().print(JsonText.write(toJson(explained, expected)) + "\n");
            tell(explained, expected);
        }
        return surprised ? ExitCode.FOUND : ExitCode.DONE;
    }

    private static Json toJson(Explanation explained, ExpectedAnswer expected) {
        Json.ObjBuilder json = Json.object()
                .put("case", explained.name())
                .put("decision", word(explained.decision()))
                .put(
                        "rules",
                        new Json.Arr(explained.lines().stream()
                                .map(ExplainCommand::toJson)
                                .toList()));
        expected.stated().ifPresent(stated -> json.put("as_expected", expected.isMetBy(explained.decision())));
        return json.build();
    }

    private static Json toJson(Line line) {
        Json.ObjBuilder json = Json.object()
                .put("part", line.part().name().toLowerCase(Locale.ROOT))
                .put("code", line.code());
        line.argument().ifPresent(argument -> json.put("argument", argument));
        line.rule().ifPresent(rule -> {
            json.put("rule", rule.name()).put("title", rule.title());
            rule.page().ifPresent(page -> json.put("page", page));
        });
        return json.build();
    }

    private void tell(Explanation explained, ExpectedAnswer expected) {
        console.err()
                .println(explained.name() + ": " + word(explained.decision())
                        + (expected.isMetBy(explained.decision()) ? "" : ", and another answer was expected"));
        for (Line line : explained.lines()) {
            console.err()
                    .println("  " + line.part().name().toLowerCase(Locale.ROOT) + " " + line.code()
                            + line.argument().map(argument -> " at " + argument).orElse("") + ": "
                            + Reasons.explain(line.code()));
        }
    }

    private static String word(Decision decision) {
        return decision.fold(permit -> permit.obligations().isEmpty() ? "permit" : "approval", deny -> "deny");
    }
}
