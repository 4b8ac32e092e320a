package dev.agentfirewall.samples.spring;

import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Reply;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.TicketSheet;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.SubjectResolver;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The desk that {@code docs/spring-boot.md} shows; no controller, so that the application does not find it. */
record QuestionsSnippet(ApprovalDesk desk, SubjectResolver subjects) {

    @GetMapping("/questions")
    List<String> questions() throws ApprovalStoreException {
        return desk.open(50).stream()
                .flatMap(ticket -> TicketSheet.of(ticket).stream())
                .toList();
    }

    @PostMapping("/questions/{ticket}")
    boolean answer(@PathVariable String ticket, @RequestBody Verdict verdict) throws Exception {
        Subject person = subjects.resolveOutside().orElseThrow();
        return desk.answer(new TicketId(ticket), person, verdict) instanceof Reply.Counted;
    }
}
