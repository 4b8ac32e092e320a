package dev.agentfirewall.policy;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Set;

/**
 * What a policy must get right before it is put in force. A policy that permits an empty request would permit anything whose facts were
 * lost on the way, and one that has no answer to it would only ever deny: neither replaces one that works.
 *
 * <p>Implementations throw a {@link PolicyLoadException} that names the case and what was answered; they are thread-safe.
 */
@FunctionalInterface
public interface PolicySelfTest {

    /** The policy answers, soundly and with a denial, to no request, to nonsense, and to requests with nothing in them. */
    PolicySelfTest DENIALS = PolicySelfTest::checkDenials;

    /** Throws unless {@code policy} passes. */
    void check(RegoPolicyDecisionPoint policy);

    /** This test and then {@code other}. */
    default PolicySelfTest and(PolicySelfTest other) {
        return policy -> {
            check(policy);
            other.check(policy);
        };
    }

    private static void checkDenials(RegoPolicyDecisionPoint policy) {
        denied("no request", policy.decideWithoutInput());
        List<Json> nonsense = List.of(
                Json.Obj.EMPTY,
                Json.NULL,
                Json.TRUE,
                Json.of(7),
                Json.of("permit"),
                new Json.Arr(List.of()),
                Json.object().put("permit", true).build(),
                hollow("tool_call"),
                hollow("tool_offer"),
                hollow("user_input"),
                hollow("retrieval"),
                hollow("tool_result"),
                hollow("model_output"));
        nonsense.forEach(
                document -> denied(name(document), policy.decide(document).decision()));
    }

    /** A request whose facts were all lost. */
    private static Json hollow(String checkpoint) {
        return Json.object()
                .put("version", 1)
                .put("checkpoint", checkpoint)
                .put("subject", Json.Obj.EMPTY)
                .put("action", Json.Obj.EMPTY)
                .put("content", Json.Obj.EMPTY)
                .put("conversation", Json.Obj.EMPTY)
                .build();
    }

    private static String name(Json document) {
        return document instanceof Json.Obj object
                        && object.get("checkpoint").orElse(Json.NULL) instanceof Json.Str checkpoint
                ? "an empty request at `" + checkpoint.value() + "`"
                : "a request that is no more than: " + document;
    }

    private static void denied(String what, Decision decision) {
        decision.fold(permit -> refuse(what, "was permitted"), deny -> sound(what, deny));
    }

    private static boolean sound(String what, Decision.Deny denial) {
        Set<String> unsound = Set.of(AnswerDecoder.UNDEFINED, AnswerDecoder.MALFORMED);
        String code = denial.reasons().get(0).code();
        boolean indeterminate = denial.basis() == Decision.Basis.INDETERMINATE;
        return (indeterminate || unsound.contains(code)) ? refuse(what, "had no sound answer (`" + code + "`)") : true;
    }

    private static boolean refuse(String what, String outcome) {
        throw new PolicyLoadException("policy not put in force: in its self-test " + what + " " + outcome + "; `"
                + PolicyBundle.ENTRYPOINT + "` must always be defined, and deny what it does not know");
    }
}
