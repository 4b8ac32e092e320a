package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.output.OutputGate;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.tools.ToolBox;
import dev.agentfirewall.scan.Scanner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Recorded runs, walked through a firewall as live traffic goes: every text is screened and every call judged, with the conversation as it was
 * recorded up to there. Nothing runs: a call that is permitted gets the result that was recorded. Whoever would be asked for an approval is taken
 * to agree, and the ask is noted.
 *
 * <p>One firewall for all runs, so that a text that stands in many is scanned once. Thread-safe.
 */
public final class Replay implements AutoCloseable {
    /** The time that a replay goes by unless told another: a morning of a working day, the same for whoever replays. */
    public static final Instant MORNING = Instant.parse("2026-01-14T10:00:00Z");

    private static final long MOST_CONVERSATIONS = 10_000;
    private static final long MOST_TEXTS = 200_000;

    private final Firewall firewall;
    private final Witness witness;
    private final Setup setup;
    private final AtomicLong walked = new AtomicLong();

    private Replay(Firewall firewall, Witness witness, Setup setup) {
        this.firewall = firewall;
        this.witness = witness;
        this.setup = setup;
    }

    /**
     * What runs are judged by.
     *
     * @param policy who decides
     * @param scanner what looks at texts
     * @param output what looks at answers and at what calls carry out
     * @param tracer who finds where a call's values came from and who asked for it
     * @param subject for whom the agent acts
     * @param time what time it is, throughout
     */
    public record Setup(
            PolicyDecisionPoint policy,
            Scanner scanner,
            OutputInspector output,
            CallTracer tracer,
            Subject subject,
            Instant time) {

        /** With the output gate. */
        public Setup(PolicyDecisionPoint policy, Scanner scanner, CallTracer tracer, Subject subject, Instant time) {
            this(policy, scanner, OutputGate.standard(), tracer, subject, time);
        }
    }

    /** A replay that keeps no audit log. */
    public static Replay of(Setup setup) {
        return of(setup, new ForgetfulSink());
    }

    /** A replay whose decisions are recorded in {@code audit}, which it closes. */
    public static Replay of(Setup setup, AuditSink audit) {
        Witness witness = new Witness(setup.policy(), setup.tracer());
        Firewall firewall = Firewall.builder()
                .policy(witness)
                .scanner(setup.scanner())
                .output(setup.output())
                .tracer(witness)
                .audit(audit)
                .approvals(request -> new Approval.Granted("replay", request.digest()))
                .clock(Clock.fixed(setup.time(), ZoneOffset.UTC))
                .deployment("replay")
                .conversations(MOST_CONVERSATIONS, Duration.ofHours(1))
                .remember(MOST_TEXTS)
                .build();
        return new Replay(firewall, witness, setup);
    }

    /** Walks one run, whose tools are those in {@code tools}, from its first message to its last. */
    public RunVerdict walk(RecordedRun run, ToolBox tools) {
        // runs of two files may have the same id, and must not share counts
        ConversationId id = new ConversationId(walked.incrementAndGet() + " " + run.id());
        Witness.Notes notes = witness.begin(id.digest());
        try {
            return new Walk(firewall, setup.subject(), tools, run, id, notes).walk();
        } finally {
            witness.end(id.digest());
        }
    }

    @Override
    public void close() throws AuditException {
        firewall.close();
    }
}
