package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.decision.ContentFacts;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Edits;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.redteam.replay.ResultVerdict.Action;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What became of a text, and what the recorded model read all the same.
 *
 * @param action what would have been shown of it
 * @param spans what would have been cut
 * @param orders whether words that give orders were kept back
 * @param item the whole text as it is known in the conversation, withheld or not: the recorded model did read it, and a value that it took from
 *     there is no value of its own making
 */
record ScreenedText(Action action, List<Span> spans, boolean orders, Optional<Item> item) {

    static ScreenedText of(Content content, Screened screened, Optional<Witness.Answered> answered) {
        List<Finding> findings = answered.flatMap(asked -> asked.request().content())
                .map(facts -> facts.report().findings())
                .orElse(List.of());
        if (screened instanceof Screened.Passed passed) {
            return new ScreenedText(Action.PASS, List.of(), false, Optional.of(passed.item()));
        }
        if (screened instanceof Screened.Redacted redacted) {
            Edits edits = answered.map(ScreenedText::edits).orElse(Edits.NONE);
            List<Finding> cut = edits.spans().stream().map(Edits.Edit::finding).toList();
            boolean orders = cut.stream().anyMatch(ScreenedText::orders);
            List<Span> spans = edits.whole().isPresent()
                    ? List.of(new Span(0, content.text().orElse("").length()))
                    : spans(cut, finding -> true);
            return new ScreenedText(Action.REDACT, spans, orders, Optional.of(redacted.item()));
        }
        boolean orders = findings.stream().anyMatch(ScreenedText::orders);
        Optional<Item> item = answered.flatMap(asked -> asked.request().content())
                .flatMap(facts -> content.text().map(text -> item(content, facts, text)));
        return new ScreenedText(Action.WITHHOLD, spans(findings, ScreenedText::orders), orders, item);
    }

    private static boolean orders(Finding finding) {
        return finding.severity().flags();
    }

    private static Item item(Content content, ContentFacts facts, String text) {
        return new Item(content.origin(), facts.label(), content.digest(), facts.report(), text);
    }

    private static Edits edits(Witness.Answered asked) {
        return asked.request()
                .content()
                .flatMap(facts -> Edits.of(asked.response().decision(), facts.report()))
                .orElse(Edits.NONE);
    }

    /** The spans of those findings, in order, those that touch as one. */
    private static List<Span> spans(List<Finding> findings, Predicate<Finding> wanted) {
        List<Span> spans = new ArrayList<>();
        findings.stream()
                .filter(wanted)
                .map(Finding::span)
                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
                .forEach(span -> {
                    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
                    if (last != null && span.start() <= last.end()) {
                        spans.set(spans.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
                    } else {
                        spans.add(span);
                    }
                });
        return spans;
    }

    /** Tells what became of it; the text is guarded. */
    @Override
    public String toString() {
        return action.word() + " " + spans;
    }
}
