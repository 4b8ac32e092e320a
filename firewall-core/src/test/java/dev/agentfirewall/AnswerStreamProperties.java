package dev.agentfirewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.stream.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** However an answer is parted, what is shown of it is what is made of the whole, or a beginning of that and a stop. */
class AnswerStreamProperties {
    private final RequestContext context =
            RequestContext.of(Subject.of("emma", "user"), Conversation.empty(new ConversationId("talk")));

    @Property(tries = 1_500)
    void shown_inParts_isWhatIsMadeOfTheWhole(
            @ForAll("answers") String answer,
            @ForAll("parts") List<Integer> some,
            @ForAll("parts") List<Integer> other) {
        AnswerStream.End whole = firewall().answer(context, answer);
        assertThat(parted(answer, some)).isEqualTo(whole);
        assertThat(parted(answer, other)).isEqualTo(whole);
    }

    @Property(tries = 1_000)
    void shown_inParts_isTheWholeAsItIsScreenedAtOnceOrABeginning(
            @ForAll("answers") String answer, @ForAll("parts") List<Integer> parts) {
        Optional<String> screened =
                firewall().screen(context, Content.modelOutput(answer)).shown();
        AnswerStream.End parted = parted(answer, parts);
        if (parted.stop().isEmpty()) {
            assertThat(screened).hasValue(parted.shown());
        } else {
            assertThat(screened)
                    .satisfiesAnyOf(
                            shown -> assertThat(shown).isEmpty(),
                            shown -> assertThat(shown.orElseThrow()).startsWith(parted.shown()));
        }
    }

    @Property(tries = 300)
    void held_isBounded(@ForAll("answers") String answer, @ForAll("parts") List<Integer> parts) {
        AnswerStream stream = firewall().answer(context);
        String prose = answer.replaceAll("FORBIDDEN", "")
                .replaceAll("[^\\p{L} ]", "")
                .replaceAll("\\b(?:\\p{L}|\\p{L}{20,})\\b", "")
                .replaceAll(" +", " ");
        int said = 0;
        int shown = 0;
        for (String part : inParts(prose, parts)) {
            said += part.length();
            shown += stream.accept(part).length();
            assertThat(said - shown).isLessThan(256);
        }
    }

    private static Firewall firewall() {
        return Firewall.builder()
                .policy(new Careful())
                .scanner(new Marks())
                .audit(new MemoryAuditSink())
                .build();
    }

    /** Feeds the answer and checks on the way that what was shown stays shown. */
    private AnswerStream.End parted(String answer, List<Integer> parts) {
        AnswerStream stream = firewall().answer(context);
        StringBuilder seen = new StringBuilder();
        for (String part : inParts(answer, parts)) {
            seen.append(stream.accept(part));
        }
        String early = seen.toString();
        AnswerStream.End end = stream.end();
        assertThat(end.shown()).isEqualTo(early + end.rest());
        return new AnswerStream.End(end.shown(), end.shown(), end.stop());
    }

    private static List<String> inParts(String answer, List<Integer> parts) {
        List<String> all = new ArrayList<>();
        int at = 0;
        for (int i = 0; at < answer.length(); i++) {
            int end = Math.min(answer.length(), at + parts.get(i % parts.size()));
            all.add(answer.substring(at, end));
            at = end;
        }
        return all;
    }

    @Provide
    Arbitrary<String> answers() {
        Arbitrary<String> forbidden =
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just("")), Tuple.of(1, Arbitraries.just("FORBIDDEN ")));
        return Combinators.combine(Answers.any(), forbidden, Answers.any()).as((a, b, c) -> a + b + c);
    }

    @Provide
    Arbitrary<List<Integer>> parts() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(6);
    }

    /** Finds links, account numbers and a word. */
    private static final class Marks implements Scanner {
        private static final Pattern CUT = Pattern.compile(
                "\\[[^\\[\\]]{0,9}\\]\\(https://[^)\\s]*\\)|<img [^>]*>|(?:[A-Z]{2}\\d\\d(?: \\d{4}){2,7})");

        @Override
        public ScanReport scan(String text, Channel channel) {
            List<Finding> findings = new ArrayList<>();
            find("cut", CUT, text, findings);
            find("deny", Pattern.compile("FORBIDDEN"), text, findings);
            return new ScanReport.Complete(findings);
        }

        private static void find(String rule, Pattern pattern, String text, List<Finding> findings) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                findings.add(new Finding(rule, Severity.HIGH, new Span(matcher.start(), matcher.end()), 1));
            }
        }

        @Override
        public String name() {
            return "marks";
        }
    }

    /** Cuts what is found, and denies the word. */
    private static final class Careful implements PolicyDecisionPoint {
        private static final PolicyReference NAME = PolicyReference.of("careful");

        @Override
        public DecisionResponse decide(AccessRequest request) {
            List<Finding> found = request.content().orElseThrow().report().findings();
            Decision decision = found.stream()
                            .anyMatch(finding -> finding.rule().equals("deny"))
                    ? Decision.deny(Decision.Basis.RULE, "word.forbidden")
                    : new Decision.Permit(
                            List.of(), found.isEmpty() ? List.of() : List.of(new Obligation.Redact("cut")), List.of());
            return new DecisionResponse(decision, NAME);
        }

        @Override
        public PolicyReference reference() {
            return NAME;
        }
    }
}
