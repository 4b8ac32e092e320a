package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;
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

/**
 * Seeing to the obligations of one permit: everybody is asked, and only when all have agreed is any answer used up. The first that says no ends
 * it; one that has not answered yet does not, so that those after it are asked today too. Used by one thread, once.
 */
final class Asking {
    private final ApprovalService approvals;
    private final AccessRequest request;
    private final ToolCall call;
    private final DecisionResponse response;
    private final List<ApprovalRequest> questions = new ArrayList<>();
    private final List<Approval.Granted> granted = new ArrayList<>();
    private Optional<Approval.Pending> pending = Optional.empty();
    private String awaited = "";

    Asking(ApprovalService approvals, AccessRequest request, ToolCall call, DecisionResponse response) {
        this.approvals = approvals;
        this.request = request;
        this.call = call;
        this.response = response;
    }

    Discharge discharge(Decision.Permit permit) {
        for (Obligation obligation : sourcesFirst(permit.obligations())) {
            if (obligation instanceof Obligation.Keep) {
                continue; // seen to before: the call in question holds the placeholders
            }
            if (!(obligation instanceof Obligation.Approval asked)) {
                return unmet(obligation.code()); // a call's arguments are not ours to redact
            }
            ApprovalRequest question = question(asked);
            questions.add(question);
            Approval answer = answer(question);
            if (answer instanceof Approval.Endorsed endorsed) {
                return endorsed(question, endorsed);
            }
            if (answer instanceof Approval.NotGranted) {
                return unmet(asked.code());
            }
            keep(asked, answer);
        }
        return pending.isPresent() ? awaiting(pending.get()) : taken(permit);
    }

    private void keep(Obligation.Approval asked, Approval answer) {
        if (answer instanceof Approval.Granted one) {
            granted.add(one);
        }
        if (answer instanceof Approval.Pending none && pending.isEmpty()) {
            pending = Optional.of(none);
            awaited = asked.code();
        }
    }

    private Discharge taken(Decision.Permit permit) {
        for (int i = 0; i < questions.size(); i++) {
            if (!take(questions.get(i), granted.get(i))) {
                return unmet(questions.get(i).asked().code());
            }
        }
        List<String> people =
                granted.stream().flatMap(answer -> answer.by().stream()).toList();
        return new Discharge(permit, asked(), people, Optional.empty(), Optional.empty());
    }

    private Discharge endorsed(ApprovalRequest question, Approval.Endorsed answer) {
        String code = question.asked().code();
        if (question.source().isEmpty() || !take(question, answer)) {
            return unmet(code);
        }
        ApprovalRequest.Source source = question.source().get();
        EndorsedSource endorsed = new EndorsedSource(
                source.passage().origin(),
                source.terms().effects(),
                request.environment().time().plus(source.terms().lasts()),
                Endorsement.reviewedBy(String.join(", ", answer.by()), "agreed to act on what it says"));
        return new Discharge(denied(code), asked(), answer.by(), Optional.of(endorsed), Optional.empty());
    }

    private Discharge awaiting(Approval.Pending answer) {
        return new Discharge(denied(awaited), asked(), List.of(), Optional.empty(), Optional.of(answer.ticket()));
    }

    private Discharge unmet(String code) {
        return new Discharge(denied(code), asked(), List.of(), Optional.empty(), Optional.empty());
    }

    private static Decision denied(String code) {
        return Decision.deny(Decision.Basis.OBLIGATION_UNMET, code);
    }

    private List<Digest> asked() {
        return questions.stream().map(ApprovalRequest::digest).toList();
    }

    /** What a person may answer once for many calls comes before what has to be asked of each. */
    private static List<Obligation> sourcesFirst(List<Obligation> obligations) {
        return obligations.stream()
                .sorted(Comparator.comparing(obligation -> !(obligation instanceof Obligation.Approval asked
                        && asked.endorsing().isPresent())))
                .toList();
    }

    private ApprovalRequest question(Obligation.Approval asked) {
        // a source that the request does not speak of cannot be shown, and is not offered
        Optional<ApprovalRequest.Source> source = asked.endorsing()
                .flatMap(terms ->
                        request.passage(terms.source()).map(passage -> new ApprovalRequest.Source(passage, terms)));
        return new ApprovalRequest(request, call, asked, response, source);
    }

    private Approval answer(ApprovalRequest question) {
        try {
            @Nullable Approval answer = approvals.ask(question);
            return answer != null && answers(question, answer) ? answer : new Approval.NotGranted();
        } catch (Throwable e) { // whatever went wrong, nobody has agreed
            return new Approval.NotGranted();
        }
    }

    private boolean take(ApprovalRequest question, Approval answer) {
        try {
            return approvals.take(question, answer);
        } catch (Throwable e) { // whether it was used before is not known, so it is not used now
            return false;
        }
    }

    private static boolean answers(ApprovalRequest question, Approval answer) {
        if (answer instanceof Approval.Granted granted) {
            return agreed(question, granted.by(), granted.request());
        }
        return !(answer instanceof Approval.Endorsed endorsed) || agreed(question, endorsed.by(), endorsed.request());
    }

    /** Whether the answer is to this question, and of as many people as policy wants. */
    private static boolean agreed(ApprovalRequest question, List<String> people, Digest answered) {
        return answered.equals(question.digest())
                && people.size() >= question.asked().approvers();
    }
}
