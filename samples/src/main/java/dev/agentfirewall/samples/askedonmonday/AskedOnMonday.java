package dev.agentfirewall.samples.askedonmonday;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.StoredApprovals;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketSheet;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.Resumed;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.samples.agent.Assistant;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Sam asks an assistant on Monday to delete the trial accounts. Policy wants the owner's word, so the call is held and the process ends. Olga looks at the
 * question and agrees. On Tuesday another process finds the answer, runs the call once, and the assistant goes on with its conversation as it was.
 *
 * <p>Each step opens all it needs from one folder and closes it: give it as the second argument, after {@code monday}, {@code olga} or {@code tuesday}, and each
 * is a process of its own.
 */
public final class AskedOnMonday {
    private static final Subject SAM = Subject.of("sam", "user");
    private static final Subject OLGA = Subject.of("olga", "owner");

    private final Path folder;
    private final PrintStream out;

    private AskedOnMonday(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2) {
            step(arguments[0], Path.of(arguments[1]), System.out);
        } else {
            tell(System.out);
        }
    }

    static void tell(PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("asked-on-monday");
        for (String step : List.of("monday", "olga", "tuesday")) {
            step(step, folder, out);
        }
    }

    /** One step of the story: {@code monday}, {@code olga} or {@code tuesday}. */
    public static void step(String name, Path folder, PrintStream out) throws Exception {
        AskedOnMonday story = new AskedOnMonday(folder, out);
        switch (name) {
            case "monday" -> story.monday();
            case "olga" -> story.olga();
            case "tuesday" -> story.tuesday();
            default -> throw new IllegalArgumentException("the steps are `monday`, `olga` and `tuesday`");
        }
    }

    private void monday() throws Exception {
        new AccountTools(folder).open("trial", List.of("ana", "ben", "cleo"));
        out.println("Monday");
        day((guard, memory) -> say(guard, memory, "Please delete all trial accounts."));
    }

    private void olga() throws ApprovalStoreException, AuditException {
        out.println("Olga is asked");
        try (FileApprovalStore store = FileApprovalStore.in(tickets());
                FileAuditSink answers = FileAuditSink.open(FileAuditConfig.in(folder.resolve("answers")))) {
            ApprovalDesk desk = new ApprovalDesk(store, RegoPolicies.defaults(), answers, Clock.systemUTC(), "sample");
            for (Ticket ticket : desk.open(10)) {
                TicketSheet.of(ticket).stream()
                        .filter(line -> line.startsWith("  runs") || line.startsWith("    /"))
                        .forEach(out::println);
                desk.answer(ticket.id(), OLGA, Verdict.GRANT);
                out.println("  and agrees");
            }
        }
    }

    private void tuesday() throws Exception {
        out.println("Tuesday");
        day((guard, memory) -> {
            Resumed resumed = guard.resumption(Assistant.class, SAM, memory)
                    .tools(new AccountTools(folder))
                    .run();
            resumed.calls()
                    .forEach(call -> out.println(
                            "  " + call.tool() + ": " + call.outcome().name().toLowerCase(java.util.Locale.ROOT)));
            if (resumed.any()) {
                say(guard, memory, resumed.message());
            }
        });
    }

    private interface Day {
        void live(AgentFirewall guard, ChatMemory memory);
    }

    /** All that a process holds, made anew; what it leaves is in the folder. */
    private void day(Day day) throws Exception {
        try (FileApprovalStore store = FileApprovalStore.in(tickets());
                Firewall firewall = Firewall.builder()
                        .policy(RegoPolicies.defaults())
                        .scanner(RagScanner.rules())
                        .audit(FileAuditSink.open(FileAuditConfig.in(folder.resolve("audit"))))
                        .approvals(StoredApprovals.in(store).build())
                        .build()) {
            AgentFirewall guard = AgentFirewall.builder(firewall)
                    .subjects(SubjectResolver.always(SAM))
                    .build();
            day.live(guard, memory());
        }
        out.println("  left: " + left() + " trial accounts");
    }

    private int left() throws IOException {
        return new AccountTools(folder).count("trial");
    }

    private ChatMemory memory() {
        return MessageWindowChatMemory.builder()
                .id("sam")
                .maxMessages(100)
                .chatMemoryStore(new KeptMemory(folder.resolve("memory.json")))
                .build();
    }

    private Path tickets() {
        return folder.resolve("approvals");
    }

    private void say(AgentFirewall guard, ChatMemory memory, String words) {
        Assistant assistant = guard.services(Assistant.class)
                .chatModel(new Deleter())
                .chatMemory(memory)
                .tools(new AccountTools(folder))
                .build();
        out.println("  assistant: " + assistant.ask(words).content());
    }

    /** A model that proposes the deletion when it is asked for one, and tells what came of it. */
    private static final class Deleter implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            List<ChatMessage> messages = request.messages();
            List<String> results = messages.stream()
                    .filter(ToolExecutionResultMessage.class::isInstance)
                    .map(message -> ((ToolExecutionResultMessage) message).text())
                    .toList();
            return ChatResponse.builder()
                    .aiMessage(results.isEmpty() ? proposal() : AiMessage.from(told(results.get(results.size() - 1))))
                    .build();
        }

        private static AiMessage proposal() {
            return AiMessage.from(ToolExecutionRequest.builder()
                    .id("call_1")
                    .name("delete_accounts")
                    .arguments("{\"plan\":\"trial\"}")
                    .build());
        }

        private static String told(String result) {
            return result.endsWith("deleted.") ? "It is done: " + result : "I have asked; it waits for approval.";
        }
    }
}
