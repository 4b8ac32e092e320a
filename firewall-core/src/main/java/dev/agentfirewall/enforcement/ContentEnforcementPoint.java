package dev.agentfirewall.enforcement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.ConversationLedger;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.conversation.SafeInspection;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.ContentFacts;
import dev.agentfirewall.decision.ContextHandler;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.SafeDecision;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Span;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Judges texts and acts on the answer: lets them pass, cuts spans out, or withholds them. A text judged before in the same
 * conversation, under the same policy (an answer: after the same texts), is not scanned or asked about again, so each turn pays for its new text
 * alone. What is kept of it is digests, labels and spans. A value that is cut keeps its placeholder for the whole conversation.
 *
 * <p>Thread-safe; both caches are bounded.
 */
public final class ContentEnforcementPoint implements Vitals {
    private final Scanner scanner;
    private final OutputInspector output;
    private final PolicyDecisionPoint policy;
    private final ContextHandler context;
    private final ConversationLedger ledger;
    private final Mode mode;
    private final Cache<ScanKey, ScanReport> scans;
    private final Cache<Key, Kept> judged;
    private final Pseudonyms pseudonyms;

    public ContentEnforcementPoint(
            Scanner scanner,
            OutputInspector output,
            PolicyDecisionPoint policy,
            ContextHandler context,
            ConversationLedger ledger,
            Pseudonyms pseudonyms,
            Mode mode,
            long maxCached,
            Duration idle) {
        this.scanner = scanner;
        this.output = output;
        this.policy = policy;
        this.context = context;
        this.ledger = ledger;
        this.mode = mode;
        this.scans = cache(maxCached, idle);
        this.judged = cache(maxCached, idle);
        this.pseudonyms = pseudonyms;
    }

    /** Judges {@code content} as {@code subject} would be shown it. Whoever records it says so by {@link #recorded}. */
    public ContentJudgement judge(Subject subject, RequestContext request, Content content) {
        Kept known = judged.getIfPresent(Key.of(subject, request, content, policy.reference()));
        Kept kept = known == null ? ask(subject, request, content) : known;
        Screened screened =
                kept.applied(content, pseudonyms, request.conversation().id());
        screened.shownItem()
                .ifPresent(item -> ledger.tighten(request.conversation().id(), item.label()));
        return new ContentJudgement(screened, kept.response, kept.report, known == null);
    }

    /**
     * Judges a piece of an answer that is still arriving, by what is found in it where it stands. Nothing is remembered of it: the pieces of an
     * answer are many, and the same ones hardly come again.
     */
    public ContentJudgement judgePiece(Subject subject, RequestContext request, Content piece) {
        Content.Surroundings whole = piece.surroundings().orElseThrow();
        ScanReport seen = SafeScan.scan(scanner, whole.text(), piece.channel())
                .and(SafeInspection.answer(output, whole.text(), request.conversation()))
                .within(whole.place())
                .distinct();
        Kept kept = ask(subject, request, piece, seen);
        Screened screened =
                kept.applied(piece, pseudonyms, request.conversation().id());
        return new ContentJudgement(screened, kept.response, kept.report, true);
    }

    /** From where on the end of an answer so far may become part of something that is found when more follows. */
    public int pending(String answer, RequestContext request) {
        return SafeInspection.pending(output, answer, request.conversation());
    }

    /**
     * Remembers a judgement that is on record. Until then the same text is judged again: one that was remembered before could be shown
     * without any record of it when the log fails.
     */
    public void recorded(Subject subject, RequestContext request, Content content, ContentJudgement judgement) {
        Kept kept = Kept.of(content, judgement);
        if (judgement.fresh() && kept.lasting()) {
            judged.put(Key.of(subject, request, content, judgement.response().policy()), kept);
        }
    }

    @Override
    public List<Vital> vitals() {
        return Stream.of(told("scans", scans), told("verdicts", judged))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Vital> told(String name, Cache<?, ?> cache) {
        return Vital.ofCache(
                name,
                cache::estimatedSize,
                () -> cache.stats().hitCount(),
                () -> cache.stats().missCount(),
                () -> cache.stats().evictionCount());
    }

    private Kept ask(Subject subject, RequestContext request, Content content) {
        return ask(subject, request, content, scanned(content).and(inspected(request.conversation(), content)));
    }

    private Kept ask(Subject subject, RequestContext request, Content content, ScanReport report) {
        Label label = worth(content, report);
        ContentFacts facts = new ContentFacts(
                content.channel(),
                ContextHandler.originFact(content.origin(), label, report.flagged()),
                content.digest(),
                label,
                report,
                outgoing(content)
                        ? pseudonyms.rules(
                                request.conversation().id(), content.text().orElse(""))
                        : Set.of());
        AccessRequest asked = context.requestFor(content.checkpoint(), subject, request, facts);
        DecisionResponse response = SafeDecision.ask(policy, asked);
        return new Kept(action(response.decision(), report, content), label, report, response);
    }

    // What the user says stays the user's when some of its words look like orders: giving orders is the user's right. A
    // value out of
    // those very words is still known as flagged, since they may be a stranger's, pasted.
    private static Label worth(Content content, ScanReport report) {
        boolean own = content.origin() instanceof Origin.UserInput || content.origin() instanceof Origin.SystemPrompt;
        return report.flagged() && !own ? content.label().lowered(Integrity.FLAGGED) : content.label();
    }

    private ScanReport scanned(Content content) {
        if (content.text().isEmpty()) {
            return new ScanReport.Incomplete(List.of(), "scan.opaque");
        }
        ScanReport own = scanned(content.digest(), content.text().get(), content.channel());
        ScanReport report = content.surroundings()
                .map(whole -> own.and(inside(whole, content.channel())).distinct())
                .orElse(own);
        return content.doubt()
                .<ScanReport>map(code -> new ScanReport.Incomplete(report.findings(), code, report.score()))
                .orElse(report);
    }

    private ScanReport inside(Content.Surroundings whole, Channel channel) {
        return scanned(Digest.of(whole.text()), whole.text(), channel).within(whole.place());
    }

    private ScanReport scanned(Digest digest, String text, Channel channel) {
        ScanKey key = new ScanKey(digest.hex(), channel);
        ScanReport known = scans.getIfPresent(key);
        if (known != null) {
            return known;
        }
        ScanReport report = SafeScan.scan(scanner, text, channel);
        if (report instanceof ScanReport.Complete) {
            scans.put(key, report); // one that stopped early may do better next time
        }
        return report;
    }

    private Action action(Decision decision, ScanReport report, Content content) {
        if (mode == Mode.SHADOW) {
            return Action.PASS;
        }
        return decision.fold(permit -> permitted(permit, report, content), deny -> Action.WITHHOLD);
    }

    private static Action permitted(Decision.Permit permit, ScanReport report, Content content) {
        if (permit.obligations().isEmpty()) {
            return Action.PASS;
        }
        boolean met = content.text().isPresent() && Edits.of(permit, report).isPresent();
        return met ? Action.REDACT : Action.WITHHOLD;
    }

    /** What the inspector sees: the piece in the text that it was cut from, for what leads out may begin before it. */
    private ScanReport inspected(Conversation conversation, Content content) {
        if (!outgoing(content) || content.text().isEmpty()) {
            return ScanReport.clean();
        }
        return content.surroundings()
                .map(whole -> SafeInspection.answer(output, whole.text(), conversation)
                        .within(whole.place()))
                .orElseGet(() -> SafeInspection.answer(output, content.text().get(), conversation));
    }

    private static boolean outgoing(Content content) {
        return content.checkpoint() == Checkpoint.MODEL_OUTPUT;
    }

    private static <K, V> Cache<K, V> cache(long size, Duration idle) {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterAccess(idle)
                .scheduler(Scheduler.systemScheduler()) // names of sources are in it
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    private enum Action {
        PASS,
        REDACT,
        WITHHOLD
    }

    private record ScanKey(String digest, Channel channel) {}

    private record Key(
            ConversationId conversation,
            Subject subject,
            Channel channel,
            Origin origin,
            Label label,
            Optional<Digest> surroundings,
            Optional<Span> place,
            Optional<String> doubt,
            Optional<Digest> read,
            PolicyReference policy,
            long minute) {
        static Key of(Subject subject, RequestContext request, Content content, PolicyReference policy) {
            // A policy without a digest may change unseen: its verdicts are asked for again each minute.
            long minute = policy.bundle().isPresent() ? 0 : TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
            return new Key(
                    request.conversation().id(),
                    subject,
                    content.channel(),
                    content.origin(),
                    content.label(),
                    content.surroundings().map(whole -> Digest.of(whole.text())),
                    content.surroundings().map(Content.Surroundings::place),
                    content.doubt(),
                    read(request.conversation(), content),
                    policy,
                    minute);
        }

        /** What goes out is judged in the light of what was read: more was read, another question. */
        private static Optional<Digest> read(Conversation conversation, Content content) {
            return outgoing(content) ? Optional.of(conversation.contents()) : Optional.empty();
        }
    }

    /** What is remembered of a judgement: no text. */
    private record Kept(Action action, Label label, ScanReport report, DecisionResponse response) {
        static Kept of(Content content, ContentJudgement judgement) {
            Screened screened = judgement.screened();
            Action action = screened instanceof Screened.Passed
                    ? Action.PASS
                    : screened instanceof Screened.Redacted ? Action.REDACT : Action.WITHHOLD;
            return new Kept(action, worth(content, judgement.report()), judgement.report(), judgement.response());
        }

        boolean lasting() {
            boolean doubtful =
                    response.decision() instanceof Decision.Deny deny && deny.basis() == Decision.Basis.INDETERMINATE;
            return !doubtful && report instanceof ScanReport.Complete;
        }

        Screened applied(Content content, Pseudonyms pseudonyms, ConversationId conversation) {
            String text = content.text().orElse("");
            return switch (action) {
                case PASS -> new Screened.Passed(item(content, text, label));
                case REDACT ->
                    new Screened.Redacted(
                            item(content, text, content.label()),
                            restored(
                                    Redaction.apply(text, edits(), pseudonyms.of(conversation)),
                                    pseudonyms,
                                    conversation));
                case WITHHOLD -> new Screened.Withheld(code());
            };
        }

        /** With the values for which policy lets this reader see them. */
        private String restored(String text, Pseudonyms pseudonyms, ConversationId conversation) {
            List<Obligation.Restore> shown =
                    response.decision().fold(Decision.Permit::obligations, deny -> List.of()).stream()
                            .filter(Obligation.Restore.class::isInstance)
                            .map(Obligation.Restore.class::cast)
                            .toList();
            return shown.isEmpty()
                    ? text
                    : pseudonyms.shown(
                            conversation, text, rule -> shown.stream().anyMatch(one -> one.restores(rule)));
        }

        private Edits edits() {
            return Edits.of(response.decision(), report)
                    .orElseThrow(() -> new IllegalStateException("an obligation that was met is met no more"));
        }

        private Item item(Content content, String text, Label worth) {
            return new Item(content.origin(), worth, content.digest(), report, text);
        }

        private String code() {
            return response.decision()
                    .fold(
                            permit -> permit.obligations().get(0).code(),
                            deny -> deny.reasons().get(0).code());
        }
    }
}
