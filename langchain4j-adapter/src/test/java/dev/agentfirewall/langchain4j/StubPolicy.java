package dev.agentfirewall.langchain4j;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Action;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.ContentFacts;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.scan.ScanReport;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A policy of a few lines, at our own seam: undeclared tools, tools named and recipients of strangers are denied; flagged text is denied
 * from users and cut elsewhere; what cannot be read is denied.
 */
final class StubPolicy implements PolicyDecisionPoint {
    private static final PolicyReference STUB = PolicyReference.of("stub");

    final List<AccessRequest> asked = new CopyOnWriteArrayList<>();
    final Set<String> denied = new HashSet<>();
    final Set<String> hidden = new HashSet<>();

    StubPolicy denying(String... tools) {
        denied.addAll(List.of(tools));
        return this;
    }

    StubPolicy hiding(String... tools) {
        hidden.addAll(List.of(tools));
        return this;
    }

    /** The last call that was judged. */
    Action lastCall() {
        return asked.stream()
                .filter(request -> request.checkpoint() == Checkpoint.TOOL_CALL)
                .reduce((first, second) -> second)
                .flatMap(AccessRequest::action)
                .orElseThrow();
    }

    @Override
    public DecisionResponse decide(AccessRequest request) {
        asked.add(request);
        Decision decision = request.action().isPresent()
                ? decide(request.checkpoint(), request.action().get())
                : decide(request.checkpoint(), request.content().orElseThrow());
        return new DecisionResponse(decision, STUB);
    }

    private Decision decide(Checkpoint checkpoint, Action action) {
        ToolDescriptor tool = action.tool();
        if (checkpoint == Checkpoint.TOOL_OFFER) {
            return hidden.contains(tool.name()) ? deny("tool.hidden") : permit(Optional.empty());
        }
        if (!tool.declared()) {
            return deny("tool.undeclared");
        }
        if (denied.contains(tool.name())) {
            return deny("tool.denied");
        }
        boolean strangersRecipient = action.arguments().values().stream()
                .anyMatch(argument -> argument.role() == ArgumentRole.RECIPIENT
                        && argument.label().integrity().compareTo(Integrity.UNTRUSTED) >= 0);
        return strangersRecipient ? deny("mail.recipient_untrusted") : permit(Optional.empty());
    }

    private static Decision decide(Checkpoint checkpoint, ContentFacts text) {
        if (text.report() instanceof ScanReport.Incomplete) {
            return deny("content.incomplete");
        }
        if (!text.report().flagged()) {
            return permit(Optional.empty());
        }
        return checkpoint == Checkpoint.USER_INPUT
                ? deny("input.flagged")
                : permit(Optional.of(new Obligation.Redact("content.flagged")));
    }

    private static Decision deny(String code) {
        return Decision.deny(Decision.Basis.RULE, code);
    }

    private static Decision permit(Optional<Obligation> obligation) {
        return new Decision.Permit(List.of(), obligation.stream().toList(), List.of());
    }

    @Override
    public PolicyReference reference() {
        return STUB;
    }
}
