package dev.agentfirewall.enforcement;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.EndorsedSource;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.provenance.Endorsement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
     * the call, it stops there and says so.
     */
    public Discharge discharge(AccessRequest request, ToolCall call, DecisionResponse response) {
        return response.decision()
                .fold(permit -> discharge(request, call, response, permit), deny -> new Discharge(deny, List.of()));
    }

    private Discharge discharge(
            AccessRequest request, ToolCall call, DecisionResponse response, Decision.Permit permit) {
        List<String> approvers = new ArrayList<>();
        for (Obligation obligation : sourcesFirst(permit.obligations())) {
            Discharge unmet =
                    new Discharge(Decision.deny(Decision.Basis.OBLIGATION_UNMET, obligation.code()), List.of());
            if (!(obligation instanceof Obligation.Approval asked)) {
                return unmet; // a call's arguments are not ours to redact
            }
            ApprovalRequest question = question(request, call, response, asked);
            Approval answer = answer(question);
            if (answer instanceof Approval.Endorsed endorsed) {
                return question.source()
                        .map(source -> new Discharge(
                                unmet.decision(),
                                List.of(endorsed.by()),
                                Optional.of(endorsed(request, source, endorsed))))
                        .orElse(unmet);
            }
            if (!(answer instanceof Approval.Granted granted)) {
                return unmet;
            }
            approvers.add(granted.by());
        }
        return new Discharge(permit, approvers);
    }

    /** What a person may answer once for many calls comes before what has to be asked of each. */
    private static List<Obligation> sourcesFirst(List<Obligation> obligations) {
        return obligations.stream()
                .sorted(Comparator.comparing(obligation -> !(obligation instanceof Obligation.Approval asked
                        && asked.endorsing().isPresent())))
                .toList();
    }

    private static ApprovalRequest question(
            AccessRequest request, ToolCall call, DecisionResponse response, Obligation.Approval asked) {
        // a source that the request does not speak of cannot be shown, and is not offered
        Optional<ApprovalRequest.Source> source = asked.endorsing()
                .flatMap(terms ->
                        request.passage(terms.source()).map(passage -> new ApprovalRequest.Source(passage, terms)));
        return new ApprovalRequest(request.subject(), call, asked, response, request.argumentFindings(), source);
    }

    private static EndorsedSource endorsed(
            AccessRequest request, ApprovalRequest.Source source, Approval.Endorsed answer) {
        return new EndorsedSource(
                source.passage().origin(),
                source.terms().effects(),
                request.environment().time().plus(source.terms().lasts()),
                Endorsement.reviewedBy(answer.by(), "agreed to act on what it says"));
    }

    private Approval answer(ApprovalRequest request) {
        try {
            @Nullable Approval answer = approvals.ask(request);
            return answer != null && isAbout(request, answer) ? answer : new Approval.NotGranted();
        } catch (Throwable e) { // whatever went wrong, nobody has agreed
            return new Approval.NotGranted();
        }
    }

    private static boolean isAbout(ApprovalRequest request, Approval answer) {
        if (answer instanceof Approval.Granted granted) {
            return granted.request().equals(request.digest());
        }
        return answer instanceof Approval.Endorsed endorsed
                && endorsed.request().equals(request.digest());
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
