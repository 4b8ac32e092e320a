package dev.agentfirewall.enforcement;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Acts on a decision: discharges obligations, and runs what is permitted. The only maker of {@link AuthorizedCall}s. Thread-safe. */
public final class PolicyEnforcementPoint {
    private final ApprovalService approvals;

    public PolicyEnforcementPoint(ApprovalService approvals) {
        this.approvals = approvals;
    }

    /**
     * Discharges what a permit of a call asks for; what cannot be discharged turns it into a denial. Where a source was endorsed in place of
     * the call, or people have not answered yet, it says so.
     */
    public Discharge discharge(AccessRequest request, ToolCall call, DecisionResponse response) {
        return response.decision()
                .fold(permit -> new Asking(approvals, request, call, response).discharge(permit), Discharge::of);
    }

    /** Runs the call when the decision permits it. */
    public ToolOutcome enforce(ToolCall call, Discharge discharge, ToolInvoker tool) {
        return discharge.decision().fold(permit -> run(call, tool), deny -> notRun(deny, discharge.ticket()));
    }

    private static ToolOutcome notRun(Decision.Deny deny, Optional<String> ticket) {
        String code = deny.reasons().get(0).code();
        return ticket.<ToolOutcome>map(awaited -> new ToolOutcome.Pending(code, awaited))
                .orElseGet(() -> new ToolOutcome.Refused(code));
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
