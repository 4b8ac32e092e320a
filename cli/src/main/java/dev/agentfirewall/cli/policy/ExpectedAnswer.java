package dev.agentfirewall.cli.policy;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.tooling.PolicyCase;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The answer that a case says it expects, if it does: the verdict and the codes of its reasons and obligations. */
record ExpectedAnswer(PolicyCase asked) {

    Optional<Json.Obj> stated() {
        return asked.decision();
    }

    boolean isMetBy(Decision decision) {
        return stated().map(answer -> permits(answer) == decision.<Boolean>fold(permit -> true, deny -> false)
                        && codes(answer, "reasons").equals(reasons(decision))
                        && codes(answer, "obligations").equals(obligations(decision)))
                .orElse(true);
    }

    private static boolean permits(Json.Obj answer) {
        return Json.TRUE.equals(answer.get("permit").orElse(Json.NULL));
    }

    private static Set<String> reasons(Decision decision) {
        return decision.reasons().stream().map(Reason::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> obligations(Decision decision) {
        return decision.<Set<String>>fold(
                permit -> permit.obligations().stream()
                        .map(obligation -> obligation.code())
                        .collect(Collectors.toCollection(TreeSet::new)),
                deny -> Set.of());
    }

    private static Set<String> codes(Json.Obj answer, String name) {
        Set<String> codes = new TreeSet<>();
        if (answer.get(name).orElse(Json.NULL) instanceof Json.Arr array) {
            array.elements().forEach(element -> {
                if (element instanceof Json.Obj object
                        && object.get("code").orElse(Json.NULL) instanceof Json.Str code) {
                    codes.add(code.value());
                }
            });
        }
        return codes;
    }
}
