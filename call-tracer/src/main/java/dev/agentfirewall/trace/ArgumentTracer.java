package dev.agentfirewall.trace;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.trace.Dialogue.Part;
import dev.agentfirewall.trace.value.Match;
import dev.agentfirewall.trace.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a value came from. What the user said is the user's even when a stranger repeats it; what stands only in words that give orders is
 * the orders'; a value in a record that the user pointed at is told from one beside it.
 */
final class ArgumentTracer {
    /** A value that stands in more places than this is not looked for in all of them. */
    private static final int MAX_MATCHES = 32;

    private final Dialogue dialogue;
    private final Label read;
    private final Contest contest;
    private final Leaks leaks;

    /**
     * @param read everything ever read, joined: a value that no source explains may hold any of it
     * @param contest tells whether a stranger's order dictates a value
     */
    ArgumentTracer(Dialogue dialogue, Label read, Contest contest) {
        this.dialogue = dialogue;
        this.read = read;
        this.contest = contest;
        this.leaks = new Leaks(dialogue);
    }

    Trace trace(Json leaf, ArgumentRole role) {
        Value value = Value.of(leaf, role);
        Trace way = value.prose() ? new BodyTracer(dialogue, this, read).trace(value) : trace(value);
        return role == ArgumentRole.CREDENTIAL ? way : way.finding(leaks.in(value));
    }

    /** The way of one value that is no prose. */
    Trace trace(Value value) {
        List<Trace.Source> sources = new ArrayList<>();
        Set<String> findings = new TreeSet<>();
        if (!value.weak()) {
            for (Part part : dialogue.parts()) {
                List<Match> matches = part.read().find(value);
                if (!matches.isEmpty()) {
                    sources.add(source(part, matches));
                    findings.addAll(findings(part, matches));
                }
            }
        }
        Label label = worth(sources);
        boolean users = label.integrity().compareTo(Integrity.ENDORSED) <= 0;
        return new Trace(Sources.few(sources), label, List.copyOf(findings), !users && contest.dictates(value));
    }

    private Trace.Source source(Part part, List<Match> matches) {
        List<Match> free = matches.stream()
                .filter(match -> !part.read().inFlagged(match.span()))
                .toList();
        boolean pointed = free.stream().anyMatch(match -> part.pointed().holds(match.span()));
        return new Trace.Source(part.item(), free.isEmpty(), pointed, 1.0, passage(part, free));
    }

    /** Where the value stands: in what a person has endorsed, if there too. */
    private Optional<Passage> passage(Part part, List<Match> free) {
        List<Passage> passages = free.stream()
                .limit(dialogue.anyEndorsed() ? MAX_MATCHES : 1)
                .flatMap(match -> dialogue.passage(part, match.span()).stream())
                .toList();
        return passages.stream()
                .filter(dialogue::endorsed)
                .findFirst()
                .or(() -> passages.stream().findFirst());
    }

    private List<String> findings(Part part, List<Match> matches) {
        return dialogue.suspicion().of(part.item().flaggedFindings()).stream()
                .filter(finding ->
                        matches.stream().anyMatch(match -> finding.span().overlaps(match.span())))
                .map(Finding::rule)
                .toList();
    }

    /** The best that a source gives it: two sources of one value do not mix, either would do. */
    private Label worth(List<Trace.Source> sources) {
        return sources.stream()
                // a stranger's value gains nothing by the model's repeating it
                .filter(source -> !(source.item().origin() instanceof Origin.ModelOutput))
                .map(this::worth)
                .reduce(ArgumentTracer::better)
                .orElse(new Label(Integrity.GENERATED, read.confidentiality()));
    }

    private Label worth(Trace.Source source) {
        Label label = source.item().label();
        if (source.flagged()) {
            return label.lowered(Integrity.FLAGGED);
        }
        // a flagged item's other words are a stranger's, not the order's
        Label free = label.integrity() == Integrity.FLAGGED
                ? new Label(Integrity.UNTRUSTED, label.confidentiality())
                : label;
        return dialogue.endorsement(source).map(free::endorsed).orElse(free);
    }

    private static Label better(Label one, Label other) {
        boolean open = one.confidentiality().compareTo(other.confidentiality()) <= 0;
        Confidentiality least = open ? one.confidentiality() : other.confidentiality();
        return new Label(one.integrity().best(other.integrity()), least);
    }
}
