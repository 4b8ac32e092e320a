package dev.agentfirewall.conversation;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Traces the value of an argument back into the conversation: an item explains it when it holds it whole, upper and
 * lower case, composed forms and white space aside. What the user said is the user's even when a stranger repeats it.
 *
 * <p><b>Limitations.</b> Text matching is no proof: a paraphrase, a translation or a computation has no source and counts as generated; a
 * value of one character proves nothing and counts as generated too.
 *
 * <p>Immutable and thread-safe; linear in the conversation's text for each value.
 */
public final class ValueTracer {
    private static final int MAX_SOURCES = 8;
    private static final int LEAST_LENGTH = 2;

    private final Conversation conversation;
    private final Label read;

    /**
     * @param conversation what was read
     * @param read everything ever read in it, joined: a generated value may hold any of it
     */
    public ValueTracer(Conversation conversation, Label read) {
        this.conversation = conversation;
        this.read = read;
    }

    public Trace trace(Json leaf) {
        SearchText value = SearchText.of(textOf(leaf));
        List<Trace.Source> sources = new ArrayList<>();
        Set<String> findings = new LinkedHashSet<>();
        if (value.folded().length() >= LEAST_LENGTH) {
            for (Item item : conversation.items()) {
                if (item.search().holds(value)) {
                    boolean flagged = inFlaggedWords(item, value, findings);
                    sources.add(new Trace.Source(item, flagged));
                }
            }
        }
        return new Trace(few(sources), worth(sources), List.copyOf(findings));
    }

    /** The best that a source gives it: two sources of one value do not mix, either would do. */
    private Label worth(List<Trace.Source> sources) {
        return sources.stream()
                // a stranger's value gains nothing by the model's repeating it
                .filter(source -> !(source.item().origin() instanceof Origin.ModelOutput))
                .map(ValueTracer::worth)
                .reduce((a, b) -> new Label(
                        a.integrity().best(b.integrity()),
                        a.confidentiality().compareTo(b.confidentiality()) <= 0
                                ? a.confidentiality()
                                : b.confidentiality()))
                .orElse(new Label(Integrity.GENERATED, read.confidentiality()));
    }

    private static Label worth(Trace.Source source) {
        Label label = source.item().label();
        if (source.flagged()) {
            return label.lowered(Integrity.FLAGGED);
        }
        // a flagged item's other words are a stranger's, not the order's
        return label.integrity() == Integrity.FLAGGED ? new Label(Integrity.UNTRUSTED, label.confidentiality()) : label;
    }

    private static boolean inFlaggedWords(Item item, SearchText value, Set<String> findings) {
        boolean flagged = false;
        for (Finding finding : item.flaggedFindings()) {
            int end = Math.min(finding.span().end(), item.text().length());
            String words = item.text().substring(Math.min(finding.span().start(), end), end);
            if (SearchText.of(words).holds(value)) {
                findings.add(finding.rule());
                flagged = true;
            }
        }
        return flagged;
    }

    private static String textOf(Json leaf) {
        if (leaf instanceof Json.Str string) {
            return string.value();
        }
        return leaf instanceof Json.Num number ? CanonicalJson.number(number.value()) : "";
    }

    private static List<Trace.Source> few(List<Trace.Source> sources) {
        return sources.size() <= MAX_SOURCES ? sources : sources.subList(0, MAX_SOURCES);
    }
}
