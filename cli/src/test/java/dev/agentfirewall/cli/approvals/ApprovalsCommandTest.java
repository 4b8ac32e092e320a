package dev.agentfirewall.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.StoredApprovals;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.scan.Scanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits, and answering it, from the command line. */
class ApprovalsCommandTest {
    private static final String TRICKY = "{\"ids\":[\"7\\u202e\\u001b[2J\"]}";
    private static final ToolDescriptor DELETE =
            ToolDescriptor.declared("delete_records", Effect.DELETE, Map.of("ids", ArgumentRole.RESOURCE));

    @TempDir
    private Path folder;

    private ToolOutcome delete(String arguments) throws Exception {
        try (FileApprovalStore store = FileApprovalStore.in(folder.resolve("store"))) {
            return Firewall.builder()
                    .policy(RegoPolicies.defaults())
                    .scanner(Scanner.none())
                    .audit(new MemoryAuditSink())
                    .approvals(StoredApprovals.in(store).build())
                    .build()
                    .guard(
                            RequestContext.of(
                                    Subject.of("emma", "user"), Conversation.empty(new ConversationId("monday"))),
                            new ProposedCall("1", DELETE, arguments),
                            call -> ToolOutput.text("deleted"));
        }
    }

    private String asked() throws Exception {
        return ((ToolOutcome.Pending) delete(TRICKY)).ticket();
    }

    private TestConsole ran(int code, String... arguments) {
        TestConsole console = TestConsole.piped("");
        int ended = console.run(arguments);
        assertThat(ended).as(console.err()).isEqualTo(code);
        return console;
    }

    private String[] with(String command, String... more) {
        String[] first = {
            "approvals", command, "--store", folder.resolve("store").toString()
        };
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private String log() {
        return folder.resolve("answers").toString();
    }

    @Test
    void list_openQuestion_namesItAndNotItsArguments() throws Exception {
        String ticket = asked();
        assertThat(ran(ExitCode.DONE, with("list")).out())
                .contains(ticket, "open", "delete_records", "emma", "records.delete_approval")
                .doesNotContain("\u001b");
        assertThat(ran(ExitCode.DONE, with("list", "--json")).out())
                .contains("\"ticket\":\"" + ticket + '"', "\"approvers\":1")
                .doesNotContain("ids");
    }

    @Test
    void show_whatATerminalWouldHide_isVisible() throws Exception {
        String ticket = asked();
        assertThat(ran(ExitCode.DONE, with("show", ticket)).out())
                .contains("/ids/0 = \"7\\u202e", "[2J", "no text: the model wrote it", "does     delete")
                .doesNotContain("\u202e", "\u001b");
        assertThat(ran(ExitCode.DONE, with("show", ticket, "--json")).out()).contains("\"shown\":{\"arguments\":");
    }

    @Test
    void approve_byTheOwner_letsTheCallRunOnce() throws Exception {
        String ticket = asked();
        TestConsole console = ran(ExitCode.DONE, with("approve", ticket, "--as", "emma", "--audit", log()));
        assertThat(console.err()).contains("granted");
        assertThat(ran(ExitCode.DONE, with("show", ticket)).out()).contains("grant by emma");
        assertThat(delete(TRICKY)).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(delete(TRICKY)).isInstanceOf(ToolOutcome.Pending.class);
        assertThat(ran(ExitCode.DONE, "audit", "show", log(), "--kind", "answered")
                        .out())
                .contains(ticket, "approvals.right");
    }

    @Test
    void approve_bySomebodyElse_saysWhyAndEndsWithOne() throws Exception {
        String ticket = asked();
        TestConsole refused =
                ran(ExitCode.FOUND, with("approve", ticket, "--as", "mallory", "--audit", log(), "--json"));
        assertThat(refused.err()).contains("approvals.no_right");
        assertThat(refused.out()).contains("\"counted\":false");
        assertThat(ran(ExitCode.DONE, with("list")).out()).contains(ticket);
    }

    @Test
    void approve_bySomebodyWithARole_isDecidedByTheFile() throws Exception {
        String ticket = asked();
        Path people = folder.resolve("people.json");
        Files.writeString(people, "{\"olga\": {\"roles\": [\"owner\"]}}");
        ran(
                ExitCode.DONE,
                with("approve", ticket, "--as", "olga", "--people", people.toString(), "--audit", log(), "--json"));
        ran(
                ExitCode.WRONG_USE,
                with("approve", ticket, "--as", "eve", "--people", people.toString(), "--audit", log()));
        Files.writeString(people, "{\"olga\": {\"roles\": \"owner\"}}");
        ran(
                ExitCode.UNREADABLE,
                with("approve", ticket, "--as", "olga", "--people", people.toString(), "--audit", log()));
    }

    @Test
    void deny_endsTheQuestion() throws Exception {
        String ticket = asked();
        ran(ExitCode.DONE, with("deny", ticket, "--as", "emma", "--audit", log()));
        assertThat(delete(TRICKY)).isInstanceOf(ToolOutcome.Refused.class);
        assertThat(ran(ExitCode.FOUND, with("approve", ticket, "--as", "emma", "--audit", log()))
                        .err())
                .contains("denied");
        assertThat(ran(ExitCode.DONE, with("list")).out()).isEmpty();
        assertThat(ran(ExitCode.DONE, with("list", "--all")).out()).contains(ticket, "denied");
    }

    @Test
    void wrongUse_saysWhatIsMissing() throws Exception {
        String ticket = asked();
        assertThat(ran(ExitCode.WRONG_USE, "approvals", "list").err()).contains("--store");
        assertThat(ran(ExitCode.WRONG_USE, with("show", "nonsense")).err()).contains("approvals list");
        assertThat(ran(ExitCode.WRONG_USE, with("approve", ticket)).err()).contains("--as");
        assertThat(ran(ExitCode.FOUND, with("show", "aaaaaaaaaaaaaaaa")).err()).contains("no ticket");
        assertThat(ran(ExitCode.UNREADABLE, "approvals", "list", "--store", "nowhere")
                        .err())
                .contains("no such folder");
    }
}
