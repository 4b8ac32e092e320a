package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.APPROVAL;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.enforcement.ApprovalService;
import java.util.List;

/** Policy permits only with somebody's approval, and the approval is not sound. */
final class ApprovalFaults {
    private static final List<Door> DOORS = List.of(Door.IN_PROCESS, Door.AGENT);
    private static final Obligation APPROVAL_BY_OWNER = new Obligation.Approval("stage.approval", "owner");

    private ApprovalFaults() {}

    static List<Fault> all() {
        return List.of(
                asking("nobody is there to ask", stage -> ApprovalService.nobody()),
                asking("the service throws, quoting the call", stage -> request -> {
                    throw new IllegalStateException(
                            stage.canary + request.call().canonicalArguments());
                }),
                asking("the service throws an error", stage -> request -> {
                    throw new AssertionError(stage.canary);
                }),
                asking("the service runs out of memory", stage -> request -> {
                    throw new OutOfMemoryError(stage.canary);
                }),
                asking("the answer is null", stage -> ApprovalFaults::none),
                asking("the answer is to another request", stage -> request -> granted(Digest.of("another"))),
                asking("the answer is to the same call for somebody else", stage -> ApprovalFaults::forSomebodyElse),
                Fault.at(
                        APPROVAL,
                        "a redaction is asked of a call",
                        DOORS,
                        "refused stage.redact",
                        stage -> permitWith(stage, new Obligation.Redact("stage.redact"))));
    }

    private static Fault asking(String name, java.util.function.Function<Stage, ApprovalService> service) {
        return Fault.at(APPROVAL, name, DOORS, "refused stage.approval", stage -> {
            permitWith(stage, APPROVAL_BY_OWNER);
            stage.approvals.set(service.apply(stage));
        });
    }

    private static void permitWith(Stage stage, Obligation obligation) {
        stage.decide(request -> request.checkpoint() == Checkpoint.TOOL_CALL
                ? new DecisionResponse(
                        new Decision.Permit(List.of(), List.of(obligation), List.of()),
                        stage.policy.sound().reference())
                : stage.policy.sound().decide(request));
    }

    @SuppressWarnings("NullAway") // a service that is not null-checked can answer null
    private static Approval none(ApprovalRequest request) {
        return null;
    }

    private static Approval forSomebodyElse(ApprovalRequest request) {
        return granted(
                new ApprovalRequest(Requests.any(), request.call(), request.asked(), request.response()).digest());
    }

    private static Approval granted(Digest request) {
        return new Approval.Granted("owner", request);
    }
}
