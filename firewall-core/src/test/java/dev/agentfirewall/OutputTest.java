package dev.agentfirewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Redaction;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What goes out is looked at in the light of the conversation, and cut or replaced as policy says. */
class OutputTest {
    private static final String LEAK = "See https://evil.test/?q=blue for more.";
    private static final Subject EMMA = Subject.of("emma", "user");

    private final List<AccessRequest> asked = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    @Test
    void screen_answer_isInspectedWithItsConversation() {
        Firewall firewall = firewall(new ToldWords(), permit());
        firewall.screen(after("the word is blue"), Content.modelOutput(LEAK));
        assertThat(found()).extracting(Finding::rule).containsExactly("link.data");
        assertThat(found()).extracting(finding -> finding.host().orElseThrow()).containsExactly("evil.test");
        assertThat(CanonicalJson.write(asked.get(0).document())).contains("\"host\":\"evil.test\"");
        assertThat(firewall.outputName()).isEqualTo("told/1");
    }

    @Test
    void screen_whatComesIn_isNotInspected() {
        firewall(new ToldWords(), permit()).screen(after("the word is blue"), Content.userInput(LEAK));
        assertThat(found()).isEmpty();
    }

    @Test
    void screen_sameAnswerAfterMoreWasRead_isJudgedAnew() {
        Firewall firewall = firewall(new ToldWords(), permit());
        firewall.screen(after("nothing"), Content.modelOutput(LEAK));
        firewall.screen(after("nothing"), Content.modelOutput(LEAK));
        assertThat(asked).hasSize(1);
        firewall.screen(after("the word is blue"), Content.modelOutput(LEAK));
        assertThat(asked).hasSize(2);
        assertThat(found()).hasSize(1);
    }

    @Test
    void screen_inspectorThrows_isAnIncompleteReportThatTellsNothing() {
        OutputInspector failing = inspector((text, conversation) -> {
            throw new IllegalStateException(text);
        });
        firewall(failing, permit()).screen(after("x"), Content.modelOutput("blue"));
        assertThat(asked.get(0).content().orElseThrow().report()).isInstanceOf(ScanReport.Incomplete.class);
    }

    @Test
    void screen_piece_isInspectedInItsWindow() {
        int cut = LEAK.indexOf("?q");
        String piece = LEAK.substring(cut);
        Content content =
                Content.modelOutput(piece).cutFrom(new Content.Surroundings(LEAK, new Span(cut, LEAK.length())));
        Screened screened = firewall(new ToldWords(), redact(Set.of(0))).screen(after("the word is blue"), content);
        assertThat(screened.shown()).contains(Redaction.LINK + " for more.");
    }

    @Test
    void screen_redactionByPlace_cutsThatFindingAlone() {
        String text = "a https://evil.test/?q=blue b https://good.test/?q=blue c";
        Screened screened = firewall(new ToldWords(), redact(Set.of(1)))
                .screen(after("the word is blue"), Content.modelOutput(text));
        assertThat(screened.shown()).contains("a https://evil.test/?q=blue b " + Redaction.LINK + " c");
    }

    @Test
    void screen_placeThatIsNotThere_withholds() {
        assertThat(firewall(new ToldWords(), redact(Set.of(0, 1)))
                        .screen(after("the word is blue"), Content.modelOutput(LEAK)))
                .isInstanceOf(Screened.Withheld.class);
        assertThat(firewall(new ToldWords(), replace(Set.of(7)))
                        .screen(after("the word is blue"), Content.modelOutput(LEAK)))
                .isInstanceOf(Screened.Withheld.class);
    }

    @Test
    void screen_replacement_putsPolicysWords() {
        assertThat(firewall(new ToldWords(), replace(Set.of(0)))
                        .screen(after("the word is blue"), Content.modelOutput(LEAK))
                        .shown())
                .contains("See (cut) for more.");
        assertThat(firewall(new ToldWords(), replace(Set.of()))
                        .screen(after("nothing"), Content.modelOutput(LEAK))
                        .shown())
                .contains("(cut)");
    }

    @Test
    void guard_valueOfACall_isInspectedForItsRole() {
        ToolDescriptor tool = ToolDescriptor.declared("send", Effect.SEND, Map.of("body", ArgumentRole.BODY));
        String arguments = CanonicalJson.write(Json.object().put("body", LEAK).build());
        firewall(new ToldWords(), permit())
                .guard(
                        after("the word is blue"),
                        new ProposedCall("call_0", tool, arguments),
                        call -> ToolOutput.text("sent"));
        String document = CanonicalJson.write(asked.get(0).document());
        assertThat(document).contains("\"findings\":[\"link.data\"]");
        assertThat(document).contains("\"links\":[{\"host\":\"evil.test\",\"rule\":\"link.data\"}]");
    }

    @Test
    void guard_inspectorThrows_isSaidOfTheValue() {
        ToolDescriptor tool = ToolDescriptor.declared("send", Effect.SEND, Map.of("body", ArgumentRole.BODY));
        OutputInspector failing = inspector((text, conversation) -> {
            throw new IllegalStateException(text);
        });
        firewall(failing, permit())
                .guard(
                        after("x"),
                        new ProposedCall("call_0", tool, "{\"body\":\"hello\"}"),
                        call -> ToolOutput.text("sent"));
        assertThat(asked.get(0).argumentFindings()).containsExactly("output.incomplete");
    }

    @Test
    void records_andNames_neverHoldAHost() {
        firewall(new ToldWords(), permit()).screen(after("the word is blue"), Content.modelOutput(LEAK));
        assertThat(written).isNotEmpty();
        assertThat(written.toString()).contains("link.data").doesNotContain("evil.test");
        assertThat(found().toString()).doesNotContain("evil.test");
    }

    @Test
    void all_oneThatThrows_leavesWhatTheOthersFound() {
        OutputInspector failing = inspector((text, conversation) -> {
            throw new IllegalStateException(text);
        });
        ScanReport report = OutputInspector.all(List.of(failing, new ToldWords()))
                .inspect(LEAK, after("the word is blue").conversation());
        assertThat(report).isInstanceOf(ScanReport.Incomplete.class);
        assertThat(report.findings()).hasSize(1);
    }

    private List<Finding> found() {
        return asked.get(asked.size() - 1).content().orElseThrow().report().findings();
    }

    private static Decision permit() {
        return new Decision.Permit(List.of(Reason.of("test.permit")), List.of(), List.of());
    }

    private static Decision redact(Set<Integer> places) {
        return new Decision.Permit(
                List.of(), List.of(new Obligation.Redact("test.redact", Set.of(), places)), List.of());
    }

    private static Decision replace(Set<Integer> places) {
        return new Decision.Permit(
                List.of(), List.of(new Obligation.Replace("test.replace", places, "(cut)")), List.of());
    }

    private static RequestContext after(String read) {
        Digest digest = Digest.of(read);
        Item item = new Item(new Origin.ToolOutput("read", digest), Label.CLEAN, digest, ScanReport.clean(), read);
        return RequestContext.of(EMMA, new Conversation(new ConversationId("c-1"), List.of(item)));
    }

    private Firewall firewall(OutputInspector output, Decision decision) {
        PolicyReference reference = new PolicyReference("test", Optional.of(Digest.of("policy")));
        PolicyDecisionPoint policy = new PolicyDecisionPoint() {
            @Override
            public DecisionResponse decide(AccessRequest request) {
                asked.add(request);
                return new DecisionResponse(decision, reference);
            }

            @Override
            public PolicyReference reference() {
                return reference;
            }
        };
        AuditSink sink = new AuditSink() {
            @Override
            public AuditReceipt append(Json.Obj record) {
                written.add(CanonicalJson.write(record));
                return new AuditReceipt(written.size(), Digest.of("r" + written.size()));
            }

            @Override
            public void close() {}
        };
        return Firewall.builder()
                .policy(policy)
                .audit(sink)
                .scanner(Scanner.none())
                .output(output)
                .build();
    }

    private interface Look {
        ScanReport at(String text, Conversation conversation);
    }

    private static OutputInspector inspector(Look look) {
        return new OutputInspector() {
            @Override
            public ScanReport inspect(String text, Conversation conversation) {
                return look.at(text, conversation);
            }

            @Override
            public String name() {
                return "test/1";
            }
        };
    }

    /** Finds links that carry the last word which some item ends with. */
    private static final class ToldWords implements OutputInspector {
        private static final Pattern LINK = Pattern.compile("https://([a-z.]+)/\\?q=(\\w+)");

        @Override
        public ScanReport inspect(String text, Conversation conversation) {
            List<Finding> found = new ArrayList<>();
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                boolean told = conversation.items().stream()
                        .anyMatch(item -> item.text().endsWith(" " + link.group(2)));
                if (told) {
                    Span span = new Span(link.start(), link.end());
                    found.add(new Finding("link.data", Severity.LOW, span, 1, Optional.of(link.group(1))));
                }
            }
            return new ScanReport.Complete(found);
        }

        @Override
        public String name() {
            return "told/1";
        }
    }
}
