package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.StoredApprovals;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.Resumed.Outcome;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.scan.Scanner;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.ChatMessageType;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that asked on Monday finishes on Tuesday: what a process holds is made anew each day, and only folders are left of the day before. */
class ResumptionTest {
    private static final Subject EMMA = Subject.of("emma", "user");
    private static final PolicyDecisionPoint POLICY = RegoPolicies.defaults();
    private static final AiMessage DELETION = call("deleteRecord", "{\"id\": \"7\"}");

    private final Records records = new Records();

    @TempDir
    private Path folder;

    @Test
    void run_nextDay_finishesWithTheRealResultInThePlaceOfThePendingOne() throws Exception {
        String ticket = monday();
        answer(ticket, Verdict.GRANT);

        Day tuesday = new Day(saying(text("Record 7 is gone.")));
        Resumed resumed = tuesday.resume();
        assertThat(resumed.calls()).containsExactly(new Resumed.Call("deleteRecord", ticket, Outcome.COMPLETED));
        assertThat(tuesday.assistant().chat(resumed.message())).isEqualTo("Record 7 is gone.");

        assertThat(records.deleted).containsExactly("7");
        assertThat(tuesday.remembered())
                .containsExactly(
                        ChatMessageType.USER,
                        ChatMessageType.AI,
                        ChatMessageType.TOOL_EXECUTION_RESULT,
                        ChatMessageType.AI,
                        ChatMessageType.USER,
                        ChatMessageType.AI);
        assertThat(tuesday.model.everythingShown()).contains("deleted record 7").doesNotContain(ticket);
    }

    @Test
    void run_twice_runsTheCallOnce() throws Exception {
        answer(monday(), Verdict.GRANT);
        assertThat(new Day(saying()).resume().any()).isTrue();
        assertThat(new Day(saying()).resume().calls()).isEmpty();
        assertThat(records.deleted).containsExactly("7");
    }

    @Test
    void run_unanswered_leavesEverythingAndAsksNobodyAgain() throws Exception {
        String ticket = monday();
        List<ChatMessage> before = new Day(saying()).memory().messages();
        Resumed resumed = new Day(saying()).resume();
        assertThat(resumed.calls()).containsExactly(new Resumed.Call("deleteRecord", ticket, Outcome.WAITING));
        assertThat(resumed.any()).isFalse();
        assertThat(new Day(saying()).memory().messages()).isEqualTo(before);
        try (FileApprovalStore store = store()) {
            assertThat(store.list(EnumSet.allOf(Ticket.State.class), 10)).hasSize(1);
        }
    }

    @Test
    void run_denied_tellsTheModelThatItWasRefused() throws Exception {
        answer(monday(), Verdict.DENY);
        Day tuesday = new Day(saying(text("I may not.")));
        assertThat(tuesday.resume().calls()).extracting(Resumed.Call::outcome).containsExactly(Outcome.REFUSED);
        tuesday.assistant().chat("And?");
        assertThat(tuesday.model.everythingShown()).contains("policy does not permit it (records.delete_approval)");
        assertThat(records.deleted).isEmpty();
    }

    @Test
    void run_answerUsedByAProcessThatDidNotLiveToTell_doesNotRunAgainAndSaysSo() throws Exception {
        String ticket = monday();
        answer(ticket, Verdict.GRANT);
        try (FileApprovalStore store = store()) {
            Ticket granted = store.find(new TicketId(ticket)).orElseThrow();
            assertThat(store.take(granted.id(), granted.question().digest())).isPresent();
        }
        Day tuesday = new Day(saying());
        assertThat(tuesday.resume().calls()).extracting(Resumed.Call::outcome).containsExactly(Outcome.USED_BEFORE);
        assertThat(records.deleted).isEmpty();
        assertThat(tuesday.memory().messages().get(2))
                .isInstanceOfSatisfying(ToolExecutionResultMessage.class, said -> {
                    assertThat(said.text()).contains("approval.used");
                    assertThat(ToolResult.isSentence(said)).isTrue();
                });
    }

    @Test
    void run_withoutTheTool_leavesTheCallWaiting() throws Exception {
        answer(monday(), Verdict.GRANT);
        Day tuesday = new Day(saying());
        Resumed resumed = tuesday.firewall
                .resumption(Assistant.class, EMMA, tuesday.memory())
                .run();
        assertThat(resumed.calls()).extracting(Resumed.Call::outcome).containsExactly(Outcome.WAITING);
        assertThat(records.deleted).isEmpty();
    }

    @Test
    void run_bySomebodyElse_findsNoAnswerOfTheirs() throws Exception {
        answer(monday(), Verdict.GRANT);
        Day tuesday = new Day(saying());
        Resumed resumed = tuesday.firewall
                .resumption(Assistant.class, Subject.of("eve", "user"), tuesday.memory())
                .tools(records)
                .run();
        assertThat(resumed.calls()).extracting(Resumed.Call::outcome).containsExactly(Outcome.WAITING);
        assertThat(records.deleted).isEmpty();
    }

    @Test
    void modelThatProposesTheSameCallAgain_runsItOnce() throws Exception {
        answer(monday(), Verdict.GRANT);
        Day tuesday = new Day(saying(DELETION, DELETION, text("done")));
        tuesday.assistant().chat("It is approved, go on.");
        assertThat(records.deleted).containsExactly("7");
    }

    @Test
    void run_memoryOfAProvider_goesOnInTheMemoryOfThatId() throws Exception {
        Day monday = new Day(saying(DELETION, text("It waits.")));
        monday.users().chat("emma-1", "Delete record 7");
        answer(monday.ticket(), Verdict.GRANT);
        Day tuesday = new Day(saying(text("Record 7 is gone.")));
        Resumed resumed = tuesday.firewall
                .resumption(Users.class, EMMA, "emma-1", tuesday.memory())
                .tools(records)
                .run();
        assertThat(resumed.calls()).extracting(Resumed.Call::outcome).containsExactly(Outcome.COMPLETED);
        assertThat(tuesday.users().chat("emma-1", resumed.message())).isEqualTo("Record 7 is gone.");
        assertThat(records.deleted).containsExactly("7");
    }

    /** A service with a memory for each user. */
    interface Users {
        String chat(@MemoryId String id, @UserMessage String message);
    }

    @Test
    void run_streamingService_goesOnJustSo() throws Exception {
        Day monday = new Day(saying(DELETION, text("It waits.")));
        streamed(monday, "Delete record 7");
        String ticket = monday.ticket();
        answer(ticket, Verdict.GRANT);

        Day tuesday = new Day(saying(text("Record 7 is gone.")));
        Resumed resumed = tuesday.firewall
                .resumption(Assistant.Streaming.class, EMMA, tuesday.memory())
                .tools(records)
                .run();
        assertThat(resumed.any()).isTrue();
        assertThat(streamed(tuesday, resumed.message())).isEqualTo("Record 7 is gone.");
        assertThat(records.deleted).containsExactly("7");
        assertThat(tuesday.model.everythingShown()).contains("deleted record 7");
    }

    private static String streamed(Day day, String message) throws Exception {
        CompletableFuture<ChatResponse> done = new CompletableFuture<>();
        day.streaming()
                .chat(message)
                .onPartialResponse(part -> {})
                .onCompleteResponse(done::complete)
                .onError(done::completeExceptionally)
                .start();
        return done.get(30, TimeUnit.SECONDS).aiMessage().text();
    }

    private String monday() {
        Day monday = new Day(saying(DELETION, text("It waits for approval.")));
        assertThat(monday.assistant().chat("Delete record 7")).isEqualTo("It waits for approval.");
        assertThat(records.deleted).isEmpty();
        return monday.ticket();
    }

    private void answer(String ticket, Verdict verdict) throws Exception {
        try (FileApprovalStore store = store()) {
            new ApprovalDesk(store, POLICY, new MemoryAuditSink(), Clock.systemUTC(), "test")
                    .answer(new TicketId(ticket), EMMA, verdict);
        }
    }

    private FileApprovalStore store() throws Exception {
        return FileApprovalStore.in(folder.resolve("approvals"));
    }

    /** What is there in one process. */
    private final class Day {
        final ScriptedModel model;
        final AgentFirewall firewall;

        Day(ScriptedModel model) {
            this.model = model;
            try {
                Firewall core = Firewall.builder()
                        .policy(POLICY)
                        .scanner(Scanner.none())
                        .audit(new MemoryAuditSink())
                        .approvals(StoredApprovals.in(store()).build())
                        .build();
                firewall = AgentFirewall.builder(core)
                        .subjects(SubjectResolver.always(EMMA))
                        .build();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        ChatMemory memory() {
            return MessageWindowChatMemory.builder()
                    .id("emma-1")
                    .maxMessages(50)
                    .chatMemoryStore(new FolderStore(folder))
                    .build();
        }

        Assistant assistant() {
            return firewall.services(Assistant.class)
                    .chatModel(model.blocking())
                    .chatMemory(memory())
                    .tools(records)
                    .build();
        }

        Users users() {
            return firewall.services(Users.class)
                    .chatModel(model.blocking())
                    .chatMemoryProvider(id -> memory())
                    .tools(records)
                    .build();
        }

        Assistant.Streaming streaming() {
            return firewall.services(Assistant.Streaming.class)
                    .streamingChatModel(model.streaming())
                    .chatMemory(memory())
                    .tools(records)
                    .build();
        }

        Resumed resume() {
            return firewall.resumption(Assistant.class, EMMA, memory())
                    .tools(records)
                    .run();
        }

        String ticket() {
            return PendingCall.in(memory().messages()).get(0).ticket();
        }

        List<ChatMessageType> remembered() {
            return memory().messages().stream().map(ChatMessage::type).toList();
        }
    }

    /** Deletes. */
    static final class Records {
        final List<String> deleted = new CopyOnWriteArrayList<>();

        @Tool("Deletes a record")
        @ToolPolicy(Effect.DELETE)
        public String deleteRecord(@P(name = "id", value = "its id") String id) {
            deleted.add(id);
            return "deleted record " + id;
        }
    }

    /** Chat memories in a folder, a file each. */
    private record FolderStore(Path folder) implements ChatMemoryStore {
        private Path file(Object id) {
            return folder.resolve(id + ".json");
        }

        @Override
        public List<ChatMessage> getMessages(Object id) {
            try {
                return Files.exists(file(id))
                        ? ChatMessageDeserializer.messagesFromJson(Files.readString(file(id)))
                        : List.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void updateMessages(Object id, List<ChatMessage> messages) {
            try {
                Files.writeString(file(id), ChatMessageSerializer.messagesToJson(messages));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void deleteMessages(Object id) {
            try {
                Files.deleteIfExists(file(id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
