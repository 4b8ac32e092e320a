package dev.agentfirewall;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.ConversationLedger;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.decision.ContextHandler;
import dev.agentfirewall.decision.EndorsementLedger;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ContentEnforcementPoint;
import dev.agentfirewall.enforcement.PolicyEnforcementPoint;
import dev.agentfirewall.enforcement.Pseudonyms;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.Standing;
import dev.agentfirewall.enforcement.ToolInvoker;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.vitals.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one door. Whatever framework an agent is built with, its calls and texts go through here: each is judged by
 * policy on facts, recorded, and only then done.
 *
 * <pre>{@code
 * Firewall firewall = Firewall.builder()
 *         .policy(policy)
 *         .scanner(scanner)
 *         .audit(sink)
 *         .build();
 * ToolOutcome outcome = firewall.guard(context, call, tool);
 * }</pre>
 *
 * <p>Never throws at its caller for what a model, a tool or a document did: the outcome says it. Thread-safe; calls
 * do not wait for each other but for the append to the audit log.
 */
public final class Firewall implements AutoCloseable {
    private final Door door;
    private final ContentGuard contents;
    private final Pseudonyms pseudonyms;
    private final AuditSink sink;
    private final Mode mode;
    private final Scanner scanner;
    private final OutputInspector output;
    private final Clock clock;
    private final ApprovalService approvals;
    private final FirewallObserver observer;

    private Firewall(Builder builder, PolicyDecisionPoint decides, AuditSink records) {
        this.observer = builder.observer;
        PolicyDecisionPoint policy = observer.policy(decides);
        CallTracer tracer = observer.tracer(builder.tracer);
        this.sink = observer.audit(records);
        ConversationLedger ledger = new ConversationLedger(builder.maxConversations, builder.idle);
        EndorsementLedger endorsements = new EndorsementLedger(builder.maxConversations, builder.idle);
        this.output = OutputInspector.all(
                builder.outputs.stream().map(observer::output).toList());
        ContextHandler context = new ContextHandler(
                tracer, output, ledger, endorsements, builder.clock, builder.deployment, builder.mode);
        AuditLog log = new AuditLog(sink, builder.clock, builder.mode, builder.deployment, builder.scanners);
        this.scanner =
                Scanner.all(builder.scanners.stream().map(observer::scanner).toList());
        this.pseudonyms = new Pseudonyms(builder.pseudonyms, builder.maxConversations, builder.idle, builder.clock);
        ContentEnforcementPoint texts = new ContentEnforcementPoint(
                scanner, output, policy, context, ledger, pseudonyms, builder.mode, builder.maxCached, builder.idle);
        PolicyEnforcementPoint tools = new PolicyEnforcementPoint(observer.approvals(builder.approvals));
        this.contents = new ContentGuard(texts, policy, context, log, builder.mode);
        CallJudge judge = new CallJudge(context, policy, tools, log, endorsements, builder.mode);
        CallGuard calls =
                new CallGuard(judge, tools, new ResultInspector(texts), log, ledger, pseudonyms, builder.mode);
        this.door = observer.door(new Ways(calls, contents));
        this.mode = builder.mode;
        this.clock = builder.clock;
        this.approvals = builder.approvals;
        tell(observer, List.of(decides, builder.tracer, builder.approvals, records, ledger, texts));
        tell(observer, builder.scanners);
        tell(observer, builder.outputs);
    }

    private static void tell(FirewallObserver observer, List<?> parts) {
        parts.forEach(part -> {
            if (part instanceof Vitals vitals) {
                observer.vitals(vitals);
            }
        });
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Judges a proposed call, records the decision, runs the tool if it is permitted, and judges what comes back. */
    public ToolOutcome guard(RequestContext context, ProposedCall call, ToolInvoker tool) {
        return door.guard(context, call, tool);
    }

    /** Judges a text that is about to come in or go out, and records the decision. */
    public Screened screen(RequestContext context, Content content) {
        return door.screen(context, content);
    }

    /**
     * An earlier answer as the model may read it again: with placeholders for the values that it was shown to a person with. The same text where
     * the conversation has none.
     */
    public String concealed(RequestContext context, String answer) {
        return pseudonyms.concealed(context.conversation().id(), answer);
    }

    /** Begins an answer that arrives in parts: each part of it may leave as soon as it is judged. */
    public AnswerStream answer(RequestContext context) {
        return new AnswerStream(contents, context, observer.answer(context));
    }

    /** Judges a whole answer just as {@link #answer(RequestContext)} judges it in parts. Where it was stopped, none of it need be shown. */
    public AnswerStream.End answer(RequestContext context, String answer) {
        AnswerStream stream = answer(context);
        String first = stream.accept(answer);
        AnswerStream.End end = stream.end();
        return new AnswerStream.End(first + end.rest(), end.shown(), end.stop());
    }

    /**
     * Whether {@code tool} may be offered to the model, with this description. Recorded when it may not.
     *
     * @param description everything the model would be told about it, schema included
     */
    public boolean offer(RequestContext context, ToolDescriptor tool, String description) {
        return door.offer(context, tool, description);
    }

    /** How the question stands that a call waits for; {@link Standing#UNKNOWN} where it cannot be told. Changes nothing. */
    public Standing standing(String ticket) {
        try {
            return approvals.standing(ticket);
        } catch (RuntimeException e) { // its message may quote the question
            return Standing.UNKNOWN;
        }
    }

    public Mode mode() {
        return mode;
    }

    /** What looks at every text, by name, for provenance records. */
    public String scannerName() {
        return scanner.name();
    }

    /** What looks at every answer, by name; {@code none} where nothing does. */
    public String outputName() {
        return output.name();
    }

    /** The digest of the model among what looks at every text, where there is one. */
    public Optional<Digest> scannerModel() {
        return scanner.model();
    }

    /** The time that this firewall goes by. */
    public Instant now() {
        return clock.instant();
    }

    /** Closes the audit sink; calls after that are refused. */
    @Override
    public void close() throws AuditException {
        sink.close();
    }

    /** The ways through, as they are. */
    private record Ways(CallGuard calls, ContentGuard contents) implements Door {
        @Override
        public ToolOutcome guard(RequestContext context, ProposedCall call, ToolInvoker tool) {
            return calls.guard(context, call, tool);
        }

        @Override
        public Screened screen(RequestContext context, Content content) {
            return contents.screen(context, content);
        }

        @Override
        public boolean offer(RequestContext context, ToolDescriptor tool, String description) {
            return contents.offer(context, tool, description);
        }
    }

    /** Builds a {@link Firewall}. Policy and audit have no default: without them there is no firewall. */
    public static final class Builder {
        private @Nullable PolicyDecisionPoint policy;
        private @Nullable AuditSink audit;
        private final List<Scanner> scanners = new ArrayList<>();
        private final List<OutputInspector> outputs = new ArrayList<>();
        private CallTracer tracer = CallTracer.exact();
        private ApprovalService approvals = ApprovalService.nobody();
        private FirewallObserver observer = FirewallObserver.none();
        private Optional<Duration> pseudonyms = Optional.empty();
        private Mode mode = Mode.ENFORCE;
        private String deployment = "default";
        private Clock clock = Clock.systemUTC();
        private long maxConversations = 1_000_000;
        private long maxCached = 100_000;
        private Duration idle = Duration.ofHours(24);

        private Builder() {}

        /** Who decides. */
        public Builder policy(PolicyDecisionPoint decides) {
            policy = decides;
            return this;
        }

        /** Where records go. The firewall closes it. */
        public Builder audit(AuditSink records) {
            audit = records;
            return this;
        }

        /** Adds a scanner; all of them look at every text. */
        public Builder scanner(Scanner looks) {
            scanners.add(looks);
            return this;
        }

        /**
         * Personal data and secrets that policy has cut out can be had back for as long after: by a call, or in an answer, where policy permits it.
         * Unless told, never.
         */
        public Builder pseudonyms(Duration kept) {
            if (kept.isNegative() || kept.isZero()) {
                throw new IllegalArgumentException("values are kept for some time, or not at all");
            }
            pseudonyms = Optional.of(kept);
            return this;
        }

        /** Adds an inspector of what goes out; all of them look at every answer and at every value of a call. None, unless told. */
        public Builder output(OutputInspector inspects) {
            outputs.add(inspects);
            return this;
        }

        /** Who finds where a call's values came from and who asked for it; values as they stand and nobody, unless told. */
        public Builder tracer(CallTracer traces) {
            tracer = traces;
            return this;
        }

        /** Who is asked for approvals; nobody, unless told. */
        public Builder approvals(ApprovalService asks) {
            approvals = asks;
            return this;
        }

        /** Who watches, for metrics and traces; nobody, unless told. */
        public Builder observer(FirewallObserver watches) {
            observer = watches;
            return this;
        }

        public Builder mode(Mode binds) {
            mode = binds;
            return this;
        }

        /** The host's name for itself, in requests and records. */
        public Builder deployment(String name) {
            deployment = name;
            return this;
        }

        public Builder clock(Clock tells) {
            clock = tells;
            return this;
        }

        /** How many conversations' labels and budgets are kept, and how long an idle one is. */
        public Builder conversations(long max, Duration idleFor) {
            maxConversations = max;
            idle = idleFor;
            return this;
        }

        /** How many judged texts are remembered, by digest. */
        public Builder remember(long maxTexts) {
            maxCached = maxTexts;
            return this;
        }

        /**
         * The firewall.
         *
         * @throws IllegalStateException when policy, audit or scanner is missing: what does not protect does not start
         */
        public Firewall build() {
            if (policy == null) {
                throw new IllegalStateException(
                        "a firewall needs a policy: call `policy(…)`, such as with" + " `RegoPolicies.defaults()`");
            }
            if (audit == null) {
                throw new IllegalStateException(
                        "a firewall needs an audit log: call `audit(…)`, such as with a" + " `FileAuditSink`");
            }
            if (scanners.isEmpty()) {
                throw new IllegalStateException("a firewall needs a scanner: call `scanner(…)`, such as with"
                        + " `BundledGuardModel.scanner()` (module guard-model: rules and a trained model),"
                        + " `RagScanner.rules()` (module rag-scanner: rules alone), or `Scanner.none()` where you"
                        + " screen elsewhere");
            }
            return new Firewall(this, policy, audit);
        }
    }
}
