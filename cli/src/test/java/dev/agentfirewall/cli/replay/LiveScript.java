package dev.agentfirewall.cli.replay;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.FirewallSession;
import dev.agentfirewall.output.OutputGate;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.recording.RunRecorder;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.redteam.replay.Verdict;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.tools.ToolBox;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.trace.ConversationTracer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.tool.ToolExecutionResult;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conversation played live through the adapter, and what was decided about its calls, there and in a replay, in the same words. */
final class LiveScript {
    static final Subject EMMA = Subject.of("emma", "user");
    static final PolicyDecisionPoint POLICY = RegoPolicies.defaults();
    static final Scanner RULES = RagScanner.rules();
    static final ToolDeclarations TOOLS = declarations();

    private final MemoryAuditSink audit = new MemoryAuditSink();
    private final List<ChatMessage> memory = new ArrayList<>();
    private final FirewallSession session;
    private int calls;

    LiveScript(RunRecorder recorder) {
        session = agentFirewall(audit, recorder).session(EMMA, new ConversationId("live"));
    }

    /** A firewall as replays have theirs. */
    static AgentFirewall agentFirewall(MemoryAuditSink audit, RunRecorder recorder) {
        Firewall firewall = Firewall.builder()
                .policy(POLICY)
                .scanner(RULES)
                .tracer(new ConversationTracer())
                .output(OutputGate.standard())
                .approvals(request -> new Approval.Granted("ann", request.digest()))
                .clock(Clock.fixed(Replay.MORNING, ZoneOffset.UTC))
                .audit(audit)
                .build();
        return AgentFirewall.builder(firewall)
                .subjects(invocation -> Optional.of(EMMA))
                .declarations(TOOLS)
                .recorder(recorder)
                .build();
    }

    private static ToolDeclarations declarations() {
        try {
            return ToolDeclarations.parse("{\"version\":1,\"tools\":[{\"name\":\"read_inbox\",\"effects\":[\"read\"]},"
                    + "{\"name\":\"delete_file\",\"effects\":[\"delete\"],\"arguments\":{\"path\":\"path\"}},"
                    + "{\"name\":\"send_email\",\"effects\":[\"send\"],"
                    + "\"arguments\":{\"to\":\"recipient\",\"body\":\"body\"}}]}");
        } catch (ToolDeclarationException e) {
            throw new AssertionError(e);
        }
    }

    /** The user says something, and the model answers at the end. */
    LiveScript says(String text) {
        memory.add(UserMessage.from(text));
        return this;
    }

    /** The model calls a tool, which returns {@code result} if it may run. */
    LiveScript calls(String tool, String arguments, String result) {
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("c" + calls++)
                .name(tool)
                .arguments(arguments)
                .build();
        answers(AiMessage.from(call));
        ToolExecutionResult returned = execute(call, result);
        memory.add(ToolExecutionResultMessage.builder()
                .id(call.id())
                .toolName(tool)
                .text(returned.resultText())
                .isError(returned.isError())
                .attributes(returned.attributes())
                .build());
        return this;
    }

    LiveScript answers(AiMessage said) {
        memory.add(session.guard(new Scripted(said))
                .chat(ChatRequest.builder().messages(memory).build())
                .aiMessage());
        return this;
    }

    private ToolExecutionResult execute(ToolExecutionRequest call, String result) {
        ToolSpecification offered =
                ToolSpecification.builder().name(call.name()).build();
        InvocationContext invocation =
                InvocationContext.builder().chatMemoryId("live").build();
        return session.guard(offered, (request, memoryId) -> result).executeWithContext(call, invocation);
    }

    List<String> decisions() {
        return decisions(audit);
    }

    /** The decisions about calls that were recorded, in words. */
    static List<String> decisions(MemoryAuditSink audit) {
        return audit.events().stream()
                .filter(event -> text(event, "kind").equals("decided")
                        && text(event, "checkpoint").equals("tool_call"))
                .map(LiveScript::words)
                .toList();
    }

    /** What a replay says of the calls of {@code run}, in the same words. */
    static List<String> replayed(RecordedRun run, ToolBox tools) throws Exception {
        Replay.Setup setup = new Replay.Setup(POLICY, RULES, new ConversationTracer(), EMMA, Replay.MORNING);
        try (Replay replay = Replay.of(setup)) {
            return replay.walk(run, tools).calls().stream()
                    .map(LiveScript::words)
                    .toList();
        }
    }

    private static String words(CallVerdict call) {
        boolean denied = call.verdict() == Verdict.DENY;
        return call.tool() + " " + call.verdict().word() + " " + (denied ? call.codes() : List.of());
    }

    private static String words(Json.Obj event) {
        boolean denied = text(event, "decision").equals("deny");
        boolean approved = event.get("approvers").orElseThrow() instanceof Json.Arr approvers
                && !approvers.elements().isEmpty();
        List<String> codes = new ArrayList<>();
        if (denied && event.get("reasons").orElseThrow() instanceof Json.Arr reasons) {
            reasons.elements().forEach(reason -> codes.add(text((Json.Obj) reason, "code")));
        }
        return text(event, "tool") + " " + (denied ? "deny" : approved ? "approval" : "permit") + " "
                + codes.stream().distinct().toList();
    }

    private static String text(Json.Obj event, String name) {
        return event.get(name).orElse(Json.NULL) instanceof Json.Str text ? text.value() : "";
    }

    /** Says one thing. */
    private record Scripted(AiMessage said) implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            return ChatResponse.builder().aiMessage(said).build();
        }
    }
}
