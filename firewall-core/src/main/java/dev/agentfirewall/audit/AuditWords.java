package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the log words what it keeps, so that nothing a model made up gets into it. */
final class AuditWords {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

    private AuditWords() {}

    static Json digest(Digest digest) {
        return Json.of(digest.toString());
    }

    static Json subject(Subject subject) {
        return Json.object()
                .put("id", subject.id())
                .put("tenant", subject.tenant().map(Json::of).orElse(Json.NULL))
                .build();
    }

    static Json policy(PolicyReference policy) {
        return Json.object()
                .put("engine", policy.engine())
                .put("bundle", policy.bundle().map(AuditWords::digest).orElse(Json.NULL))
                .build();
    }

    static String verdict(Decision decision) {
        return decision.<String>fold(permit -> "permit", deny -> "deny");
    }

    static Json basis(Decision decision) {
        return decision.<Json>fold(
                permit -> Json.NULL, deny -> Json.of(deny.basis().word()));
    }

    /** The name, or its digest where it is no plain name. */
    static String toolName(String name) {
        return NAME.matcher(name).matches() ? name : Digest.of(name).toString();
    }

    static Json reasons(Decision decision, Optional<ToolDescriptor> tool) {
        return new Json.Arr(
                decision.reasons().stream().map(reason -> reason(reason, tool)).toList());
    }

    private static Json reason(Reason reason, Optional<ToolDescriptor> tool) {
        Json.ObjBuilder out = Json.object().put("code", reason.code());
        reason.argument().ifPresent(pointer -> out.put("argument", pointer(pointer, tool)));
        return out.build();
    }

    /** The pointer with every step replaced that is neither an index nor an argument that the host declared. */
    private static String pointer(String pointer, Optional<ToolDescriptor> tool) {
        return Arrays.stream(pointer.split("/", -1))
                .map(step -> known(step, tool) ? step : "*")
                .collect(Collectors.joining("/"));
    }

    private static boolean known(String step, Optional<ToolDescriptor> tool) {
        return step.isEmpty()
                || INDEX.matcher(step).matches()
                || tool.map(declared -> declared.roles().containsKey(step)).orElse(false);
    }

    static Json obligations(Decision decision) {
        List<Obligation> obligations = decision.fold(Decision.Permit::obligations, deny -> List.of());
        return new Json.Arr(obligations.stream().map(AuditWords::obligation).toList());
    }

    private static Json obligation(Obligation obligation) {
        Json.ObjBuilder out = Json.object().put("type", obligation.type()).put("code", obligation.code());
        if (obligation instanceof Obligation.Approval approval) {
            out.put("by", approval.by());
            if (approval.approvers() > 1) {
                out.put("approvers", approval.approvers());
            }
        }
        return out.build();
    }
}
