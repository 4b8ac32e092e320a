package dev.agentfirewall.observe;

import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.enforcement.Standing;

/** People, watched: what they are asked, what they answer, and how long it takes. Who they are is not told. */
record WatchedApprovals(ApprovalService approvals, Watch watch) implements ApprovalService {
    @Override
    public Approval ask(ApprovalRequest request) {
        Step step = watch.begin(() -> watch.spans()
                .part("await_approval", Keys.APPROVER_ROLE, request.asked().by()));
        watch.meters().waiting().incrementAndGet();
        String answer = "failed";
        try {
            Approval given = approvals.ask(request);
            answer = word(given);
            return given;
        } finally {
            watch.meters().waiting().decrementAndGet();
            String told = answer;
            watch.quietly(() -> answered(step, request, told));
            watch.end(step);
        }
    }

    @Override
    public boolean take(ApprovalRequest request, Approval answer) {
        return approvals.take(request, answer);
    }

    @Override
    public Standing standing(String ticket) {
        return approvals.standing(ticket);
    }

    private void answered(Step step, ApprovalRequest request, String answer) {
        long nanos = step.nanos();
        Way way = Way.current();
        if (way != null) {
            way.spentElsewhere(nanos);
        }
        watch.meters()
                .count(
                        Metric.APPROVALS_ASKED,
                        request.asked().by(),
                        request.asked().code());
        watch.meters().waited(answer, nanos);
        step.tell(Keys.ANSWER, answer);
    }

    private static String word(Approval answer) {
        if (answer instanceof Approval.Granted) {
            return "granted";
        }
        if (answer instanceof Approval.Pending) {
            return "pending";
        }
        return answer instanceof Approval.Endorsed ? "endorsed" : "not_granted";
    }
}
