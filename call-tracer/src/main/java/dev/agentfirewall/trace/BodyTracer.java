package dev.agentfirewall.trace;

import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.trace.Dialogue.Part;
import dev.agentfirewall.trace.value.Coverage;
import dev.agentfirewall.trace.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the words of a longer text came from: the share of them that each source explains, and the way of each hard value in it. The text
 * is worth no more than the worst of them.
 *
 * <p><b>Limitations.</b> A paraphrase or a translation explains nothing.
 */
final class BodyTracer {
    /** Less of a body than this says nothing about its source. */
    private static final double LEAST_SHARE = 0.1;
    /** A body with this share of somebody's words is theirs. */
    private static final double OWN_SHARE = 0.5;
    /** So many characters out of words that give orders are no chance. */
    private static final int LEAST_FLAGGED = 40;

    private final Dialogue dialogue;
    private final ArgumentTracer values;
    private final Label read;

    BodyTracer(Dialogue dialogue, ArgumentTracer values, Label read) {
        this.dialogue = dialogue;
        this.values = values;
        this.read = read;
    }

    Trace trace(Value body) {
        List<Trace.Source> sources = new ArrayList<>();
        Integrity worth = Integrity.GENERATED;
        for (Part part : dialogue.parts()) {
            Coverage coverage = part.read().values().coverage(body);
            boolean flagged = quotesFlagged(part, coverage);
            if (coverage.share() >= LEAST_SHARE || flagged) {
                sources.add(new Trace.Source(part.item(), flagged, false, coverage.share()));
                worth = worth(worth, part, coverage, flagged);
            }
        }
        return withValues(body, sources, worth);
    }

    private static Integrity worth(Integrity sofar, Part part, Coverage coverage, boolean flagged) {
        if (flagged) {
            return Integrity.FLAGGED;
        }
        if (coverage.share() < OWN_SHARE) {
            return sofar;
        }
        return part.isUsers()
                ? sofar == Integrity.GENERATED ? Integrity.TRUSTED : sofar
                : part.isStrangers() ? sofar.join(Integrity.UNTRUSTED) : sofar;
    }

    /** Whether whoever shows the text would make it a link. */
    private static boolean isLink(Value value) {
        return value.text().contains("://") || value.text().startsWith("www.");
    }

    private static boolean quotesFlagged(Part part, Coverage coverage) {
        int length = coverage.stretches().stream()
                .map(Coverage.Stretch::text)
                .filter(part.read()::inFlagged)
                .mapToInt(span -> span.length())
                .sum();
        return length >= LEAST_FLAGGED && !part.isUsers();
    }

    private Trace withValues(Value body, List<Trace.Source> sources, Integrity worth) {
        Set<String> findings = new TreeSet<>();
        Integrity lowest = worth;
        boolean contested = false;
        for (Value.Part part : body.parts()) {
            Trace trace = values.trace(part.value());
            Integrity own = trace.label().integrity();
            if (own == Integrity.FLAGGED) {
                lowest = Integrity.FLAGGED;
                findings.addAll(trace.findings());
                sources.addAll(trace.sources());
            }
            boolean pointed = trace.sources().stream().anyMatch(Trace.Source::pointed);
            if (own == Integrity.UNTRUSTED && isLink(part.value()) && !pointed) {
                findings.add("link.stranger");
            }
            contested |= trace.contested() && own == Integrity.FLAGGED;
        }
        return new Trace(
                Sources.few(sources), new Label(lowest, read.confidentiality()), List.copyOf(findings), contested);
    }
}
