package dev.agentfirewall.enforcement;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Acts on a decision: discharges obligations, and runs what is permitted. The only maker of {@link AuthorizedCall}s. Thread-safe. */
public final class PolicyEnforcementPoint {
    private final ApprovalService approvals;

    public PolicyEnforcementPoint(ApprovalService approvals) {
        this.approvals = approvals;
    }

    /** Discharges what a permit of a call asks for; what cannot be discharged turns it into a denial. */
    public Discharge discharge(AccessRequest request, ToolCall call, DecisionResponse response) {
        return response.decision()
                .fold(permit -> discharge(request, call, response, permit), deny -> new Discharge(deny, List.of()));
    }

    private Discharge discharge(
            AccessRequest request, ToolCall call, DecisionResponse response, Decision.Permit permit) {
        List<String> approvers = new ArrayList<>();
        for (Obligation obligation : permit.obligations()) {
            Optional<String> approver = obligation instanceof Obligation.Approval asked
                    ? approver(
                            new ApprovalRequest(request.subject(), call, asked, response, request.argumentFindings()))
                    : Optional.empty(); // a call's arguments are not ours to redact
            if (approver.isEmpty()) {
                return new Discharge(Decision.deny(Decision.Basis.OBLIGATION_UNMET, obligation.code()), List.of());
            }
            approvers.add(approver.get());
        }
        return new Discharge(permit, approvers);
    }

    private Optional<String> approver(ApprovalRequest request) {
        try {
            @Nullable Approval answer = approvals.ask(request);
            boolean agreed = answer instanceof Approval.Granted granted
                    && granted.request().equals(request.digest());
            return agreed ? Optional.of(((Approval.Granted) answer).by()) : Optional.empty();
        } catch (Throwable e) { // whatever went wrong, nobody has agreed
            return Optional.empty();
        }
    }

    /** Runs the call when the decision permits it. */
    public ToolOutcome enforce(ToolCall call, Decision decision, ToolInvoker tool) {
        return decision.fold(
                permit -> run(call, tool),
                deny -> new ToolOutcome.Refused(deny.reasons().get(0).code()));
    }

    /** Runs the call whatever the decision: for shadow mode alone, which says so in each record. */
    public ToolOutcome letThrough(ToolCall call, ToolInvoker tool) {
        return run(call, tool);
    }

    // Whatever a tool throws, memory running out included, ends this call and no other; what it says may quote secrets.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static ToolOutcome run(ToolCall call, ToolInvoker tool) {
        try {
            @Nullable ToolOutput output = tool.invoke(new AuthorizedCall(call));
            return output == null ? new ToolOutcome.Failed("tool.failed") : new ToolOutcome.Completed(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ToolOutcome.Failed("tool.interrupted");
        } catch (OutOfMemoryError e) {
            return new ToolOutcome.Failed("tool.out_of_memory");
        } catch (Throwable e) {
            return new ToolOutcome.Failed("tool.failed");
        }
    }
}
