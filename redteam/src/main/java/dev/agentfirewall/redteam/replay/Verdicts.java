package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Endorsing;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.redteam.run.RecordedCall;
import dev.agentfirewall.redteam.run.RecordedRun.Purpose;
import dev.agentfirewall.redteam.tools.ToolBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads out of what the firewall did, and of what policy had answered, how a call was judged. What the firewall did counts. */
final class Verdicts {
    private Verdicts() {}

    static CallVerdict of(
            RecordedCall call,
            ToolBox.Known known,
            Optional<Purpose> purpose,
            ToolOutcome outcome,
            Optional<Witness.Answered> answered) {
        Optional<Decision> decision = answered.map(asked -> asked.response().decision());
        Optional<AccessRequest> request = answered.map(Witness.Answered::request);
        Optional<CallFacts> facts = answered.flatMap(Witness.Answered::facts);
        if (outcome instanceof ToolOutcome.Refused refused) {
            List<Reason> reasons = decision.filter(Decision.Deny.class::isInstance)
                    .map(Decision::reasons)
                    .orElse(List.of(Reason.of(refused.code())));
            return new CallVerdict(
                    call.id(), call.tool(), known, purpose, Verdict.DENY, reasons, Optional.empty(), request, facts);
        }
        List<Reason> asks = decision.map(Verdicts::asks).orElse(List.of());
        Verdict verdict = asks.isEmpty() ? Verdict.PERMIT : Verdict.APPROVAL;
        return new CallVerdict(
                call.id(),
                call.tool(),
                known,
                purpose,
                verdict,
                asks,
                decision.flatMap(Verdicts::endorsing),
                request,
                facts);
    }

    private static Optional<Endorsing> endorsing(Decision decision) {
        return decision.fold(Decision.Permit::obligations, deny -> List.<Obligation>of()).stream()
                .filter(Obligation.Approval.class::isInstance)
                .map(Obligation.Approval.class::cast)
                .flatMap(approval -> approval.endorsing().stream())
                .findFirst();
    }

    /** Why a person is asked: the rules that ask, with the arguments that they ask about where they say so. */
    private static List<Reason> asks(Decision decision) {
        List<Reason> asks = new ArrayList<>();
        decision.fold(
                permit -> {
                    for (Obligation obligation : permit.obligations()) {
                        if (obligation instanceof Obligation.Approval approval) {
                            List<Reason> said = permit.reasons().stream()
                                    .filter(reason -> reason.code().equals(approval.code()))
                                    .toList();
                            asks.addAll(said.isEmpty() ? List.of(Reason.of(approval.code())) : said);
                        }
                    }
                    return true;
                },
                deny -> false);
        return asks;
    }
}
