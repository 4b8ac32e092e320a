package dev.agentfirewall.approvals.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.scan.Scanner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal of pipes, and calls that wait for what they type. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConsoleApprovalsTest {
    private static final Subject EMMA = Subject.of("emma", "user");
    private static final PolicyDecisionPoint DEFAULTS = RegoPolicies.defaults();
    private static final ToolDescriptor DELETE =
            ToolDescriptor.declared("delete_records", Effect.DELETE, Map.of("ids", ArgumentRole.RESOURCE));
    private static final String SEVEN = "{\"ids\":[\"7\"]}";
    private static final ToolOutcome REFUSED = new ToolOutcome.Refused("records.delete_approval");

    private final MemoryAuditSink audit = new MemoryAuditSink();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final Person person;

    ConsoleApprovalsTest() throws Exception {
        this.person = new Person();
    }

    @AfterEach
    void leave() throws Exception {
        person.close();
    }

    @Test
    void ask_typedWordsOfThisQuestion_runsOnceAndIsOnRecord() throws Exception {
        Firewall firewall = firewall(EMMA, person.terminal);
        CompletableFuture<ToolOutcome> running = deleting(firewall, SEVEN);
        person.types(person.agreement() + "\n");
        assertThat(outcome(running)).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(deleted).containsExactly(SEVEN);
        assertThat(records()).anyMatch(record -> record.contains("\"answered\"") && record.contains("\"permit\""));

        CompletableFuture<ToolOutcome> again = deleting(firewall, SEVEN); // and is asked about anew
        person.types(person.agreement() + "\r\n");
        assertThat(outcome(again)).isInstanceOf(ToolOutcome.Completed.class);
    }

    @Test
    void ask_anythingElse_refuses() throws Exception {
        int call = 0;
        for (String typed :
                List.of("", "y", "yes", "approve", "approve aaaa", "APPROVE 7", "endorse", "x".repeat(500))) {
            CompletableFuture<ToolOutcome> running =
                    deleting(firewall(EMMA, person.terminal), "{\"ids\":[\"" + call++ + "\"]}");
            person.agreement();
            person.types(typed + "\n");
            assertThat(outcome(running)).as(typed).isEqualTo(REFUSED);
            assertThat(person.reads("Refused")).hasSize(1);
        }
        assertThat(deleted).isEmpty();
    }

    @Test
    void ask_wordsOfAnEarlierQuestionOrTypedAhead_refuses() throws Exception {
        Firewall firewall = firewall(EMMA, person.terminal);
        CompletableFuture<ToolOutcome> first = deleting(firewall, SEVEN);
        String words = person.agreement();
        person.types(words + "\n" + words + "\n");
        assertThat(outcome(first)).isInstanceOf(ToolOutcome.Completed.class);
        CompletableFuture<ToolOutcome> second = deleting(firewall, SEVEN);
        assertThat(person.agreement()).isNotEqualTo(words);
        person.leaves();
        assertThat(outcome(second)).isEqualTo(REFUSED);
    }

    @Test
    void ask_endOfInput_refusesNowAndFromThenOnUnasked() throws Exception {
        Firewall firewall = firewall(EMMA, person.terminal);
        CompletableFuture<ToolOutcome> running = deleting(firewall, SEVEN);
        String words = person.agreement();
        person.types(words); // which was not sent off
        person.leaves();
        assertThat(outcome(running)).isEqualTo(REFUSED);
        person.reads("Refused");
        assertThat(outcome(deleting(firewall, "{\"ids\":[\"8\"]}"))).isEqualTo(REFUSED);
        person.close();
        assertThatThrownBy(() -> person.reads("Run")).hasMessageContaining("[]");
    }

    @Test
    void ask_noTerminal_refusesAtOnce() throws Exception {
        Firewall firewall = firewall(EMMA, Terminal.ofThisProcess()); // a build has none
        assertThat(outcome(deleting(firewall, SEVEN))).isEqualTo(REFUSED);
    }

    @Test
    void ask_nobodyTypes_refusesAfterTheWaitAndALateYesIsNone() throws Exception {
        Firewall hasty = firewall(ConsoleApprovals.by(EMMA, DEFAULTS, audit)
                .terminal(person.terminal)
                .waiting(Duration.ofMillis(50)));
        assertThat(outcome(deleting(hasty, SEVEN))).isEqualTo(REFUSED);
        String late = person.agreement();
        assertThat(person.reads("Refused").get(0)).contains("in time");
        CompletableFuture<ToolOutcome> second = deleting(firewall(EMMA, person.terminal), SEVEN);
        assertThat(person.agreement()).isNotEqualTo(late);
        person.types(late + "\n");
        assertThat(outcome(second)).isEqualTo(REFUSED);
        assertThat(deleted).isEmpty();
    }

    @Test
    void ask_sameCallAfterANo_isRefusedUnasked() throws Exception {
        Firewall firewall = firewall(EMMA, person.terminal);
        CompletableFuture<ToolOutcome> running = deleting(firewall, SEVEN);
        person.agreement();
        person.types("no\n");
        assertThat(outcome(running)).isEqualTo(REFUSED);
        person.reads("Refused");
        assertThat(outcome(deleting(firewall, SEVEN))).isEqualTo(REFUSED);
        assertThat(person.reads("Refused")).hasSize(1).first().asString().contains("same call");
    }

    @Test
    void ask_personWithoutTheRight_isRefusedByPolicy() throws Exception {
        CompletableFuture<ToolOutcome> running =
                deleting(firewall(Subject.of("mallory", "user"), person.terminal), SEVEN);
        person.types(person.agreement() + "\n");
        assertThat(outcome(running)).isEqualTo(REFUSED);
        assertThat(person.reads("Refused").get(0)).contains("approvals.no_right");
        assertThat(deleted).isEmpty();
    }

    @Test
    void ask_twoPeopleWanted_isRefusedUnasked(@TempDir Path folder) throws Exception {
        Path settings =
                Files.writeString(folder.resolve("settings.json"), "{\"approvers\": {\"records.delete_approval\": 2}}");
        PolicyDecisionPoint strict = RegoPolicies.defaults(settings);
        Firewall firewall = firewall(ConsoleApprovals.by(EMMA, strict, audit).terminal(person.terminal), strict);
        assertThat(outcome(deleting(firewall, SEVEN))).isEqualTo(REFUSED);
        assertThat(person.reads("Refused").get(0)).contains("2 people");
    }

    @Test
    void ask_hiddenAndForeignLetters_areShownForWhatTheyAre() throws Exception {
        try (Person old = new Person(StandardCharsets.US_ASCII)) {
            Firewall firewall = firewall(EMMA, old.terminal);
            CompletableFuture<ToolOutcome> running = deleting(
                    firewall,
                    "{\"ids\":[\"7\\u202e\\n  approve \\u001b[2J\",\"p\\u0430ypal\",\"gr\u00fc\u00dfe \\\\u0430\"]}");
            String shown = String.join("\n", old.reads("  anything else refuses"));
            old.leaves();
            outcome(running);
            assertThat(shown)
                    .contains("\\u202e", "\\u001b[2J", "p\\u0430ypal", "gr\\u00fc\\u00dfe \\\\\\\\u0430")
                    .contains("CYRILLIC")
                    .doesNotContain("?\n")
                    .contains("for      emma", "runs     delete_records", "records.delete_approval");
            assertThat(shown.lines().filter(line -> line.startsWith("  approve ")))
                    .hasSize(1);
        }
    }

    @Test
    void ask_tooLongToRead_isRefusedUnasked() throws Exception {
        String many = String.join(",", Stream.generate(() -> "\"1\"").limit(500).toList());
        assertThat(outcome(deleting(firewall(EMMA, person.terminal), "{\"ids\":[" + many + "]}")))
                .isEqualTo(REFUSED);
        assertThat(person.reads("Refused").get(0)).contains("too long");
    }

    @Test
    void ask_screenThatIsGone_refuses() throws Exception {
        person.close();
        assertThat(outcome(deleting(firewall(EMMA, person.terminal), SEVEN))).isEqualTo(REFUSED);
    }

    @Test
    void ask_interrupted_refusesAndKeepsTheInterrupt() throws Exception {
        Firewall firewall = firewall(EMMA, person.terminal);
        CompletableFuture<ToolOutcome> outcome = new CompletableFuture<>();
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            outcome.complete(delete(firewall, SEVEN));
            kept.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        person.agreement();
        caller.interrupt();
        assertThat(outcome(outcome)).isEqualTo(REFUSED);
        assertThat(kept.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void ask_severalAtOnce_oneQuestionAtATime() throws Exception {
        Firewall firewall = firewall(EMMA, person.terminal);
        List<CompletableFuture<ToolOutcome>> running = Stream.of("1", "2", "3", "4")
                .map(id -> deleting(firewall, "{\"ids\":[\"" + id + "\"]}"))
                .toList();
        for (int i = 0; i < running.size(); i++) {
            person.types(person.agreement() + "\n");
            person.reads("Approved");
        }
        for (CompletableFuture<ToolOutcome> each : running) {
            assertThat(outcome(each)).isInstanceOf(ToolOutcome.Completed.class);
        }
        assertThat(deleted).hasSize(4);
    }

    @Test
    void ask_auditThatFails_refuses() throws Exception {
        MemoryAuditSink closed = new MemoryAuditSink();
        closed.close();
        Firewall firewall = firewall(ConsoleApprovals.by(EMMA, DEFAULTS, closed).terminal(person.terminal));
        CompletableFuture<ToolOutcome> running = deleting(firewall, SEVEN);
        person.types(person.agreement() + "\n");
        assertThat(outcome(running)).isEqualTo(REFUSED);
        assertThat(deleted).isEmpty();
    }

    private Firewall firewall(Subject at, Terminal terminal) {
        return firewall(ConsoleApprovals.by(at, DEFAULTS, audit).terminal(terminal));
    }

    private Firewall firewall(ConsoleApprovals.Builder approvals) {
        return firewall(approvals, DEFAULTS);
    }

    private Firewall firewall(ConsoleApprovals.Builder approvals, PolicyDecisionPoint policy) {
        return Firewall.builder()
                .policy(policy)
                .scanner(Scanner.none())
                .audit(audit)
                .approvals(approvals.build())
                .build();
    }

    private CompletableFuture<ToolOutcome> deleting(Firewall firewall, String arguments) {
        return CompletableFuture.supplyAsync(() -> delete(firewall, arguments), task -> new Thread(task).start());
    }

    private ToolOutcome delete(Firewall firewall, String arguments) {
        return firewall.guard(
                RequestContext.of(EMMA, Conversation.empty(new ConversationId("monday"))),
                new ProposedCall("1", DELETE, arguments),
                call -> {
                    deleted.add(call.canonicalArguments());
                    return ToolOutput.text("deleted");
                });
    }

    private static ToolOutcome outcome(CompletableFuture<ToolOutcome> running) throws Exception {
        return running.get(30, TimeUnit.SECONDS);
    }

    private List<String> records() {
        return audit.events().stream().map(CanonicalJson::write).toList();
    }
}
