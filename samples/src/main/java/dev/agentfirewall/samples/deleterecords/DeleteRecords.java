package dev.agentfirewall.samples.deleterecords;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.samples.agent.AgentRun;
import dev.agentfirewall.samples.agent.Assistant;
import dev.agentfirewall.samples.agent.ToolUse;
import dev.agentfirewall.samples.recorded.RecordedChatModel;
import dev.agentfirewall.samples.recorded.RecordedRun;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import java.io.PrintStream;

/**
 * A page that anybody may edit asks for all customers to be deleted, and an assistant that reads it tries. Deleting needs a person's yes; the
 * person sees exactly what would be deleted. When the user asks for a deletion, the same person agrees, and it runs.
 *
 * <p>The page is worded so that the rules see nothing in it: here the person is what holds. The guard model would cut the page's order.
 */
public final class DeleteRecords {
    private DeleteRecords() {}

    public static void main(String[] arguments) throws AuditException {
        tell(System.out);
    }

    static void tell(PrintStream out) throws AuditException {
        CustomerRecords records = new CustomerRecords();
        try (Firewall firewall = Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(RagScanner.rules())
                .audit(new MemoryAuditSink())
                .approvals(olga(out))
                .build()) {
            AgentFirewall guard = AgentFirewall.builder(firewall)
                    .subjects(SubjectResolver.always(Subject.of("sam", "user")))
                    .build();

            out.println("A page asks");
            report(out, guard, records, RecordRecordings.pageAsks());
            out.println("The user asks");
            report(out, guard, records, RecordRecordings.userAsks());
        }
        out.println("Left: " + records.count("customers") + " customers, " + records.count("trial_accounts")
                + " trial accounts");
    }

    /** Lets an assistant with pages and records do what {@code run}'s user asked. */
    public static AgentRun play(
            AiServices<Assistant> services, ChatModel model, CustomerRecords records, RecordedRun run) {
        Assistant assistant = services.chatModel(model)
                .systemMessage(run.system())
                .tools(new RecordTools(records))
                .build();
        return AgentRun.of(assistant, run.user());
    }

    /** Olga owns the records. She lets trial accounts go, and nothing else. In a real service she is asked by chat or ticket. */
    private static ApprovalService olga(PrintStream out) {
        return request -> {
            boolean agrees = table(request).equals("trial_accounts");
            out.println("  Olga is asked about " + request.call().tool().name() + " on " + table(request) + ": "
                    + (agrees ? "yes" : "no"));
            return agrees ? new Approval.Granted("olga", request.digest()) : new Approval.NotGranted();
        };
    }

    private static String table(ApprovalRequest request) {
        return request.call().arguments().get("table").orElse(Json.NULL) instanceof Json.Str table ? table.value() : "";
    }

    private static void report(PrintStream out, AgentFirewall guard, CustomerRecords records, RecordedRun run) {
        AiServices<Assistant> services = guard.services(Assistant.class);
        for (ToolUse use :
                play(services, new RecordedChatModel(run), records, run).uses()) {
            out.println("  " + (use.ran() ? "ran      " : "stopped  ") + use.tool());
        }
    }
}
