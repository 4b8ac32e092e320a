package dev.agentfirewall.observe;

import dev.agentfirewall.AnswerWatch;
import dev.agentfirewall.Door;
import dev.agentfirewall.FirewallObserver;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.vitals.Vitals;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;

/**
 * What firewalls do, as metrics and traces. One is enough for all firewalls of a process; two on one registry would count into the same meters.
 *
 * <pre>{@code
 * Observability observability = Observability.micrometer(registry).opentelemetry(telemetry);
 * Firewall firewall = Firewall.builder()
 *         .policy(policy)
 *         .scanner(scanner)
 *         .audit(sink)
 *         .observer(observability)
 *         .build();
 * }</pre>
 *
 * <p><b>Guarantees.</b> No argument, text, answer, key or name of a person gets into a label, a span's name or an attribute, and no exception is
 * recorded with its message; a tool is told by its name only where the host declared it. The number of series is bounded. What fails in
 * the registry or the tracer is counted and changes no decision. Thread-safe and immutable: each method gives another one.
 *
 * <p><b>Limitations.</b> A code that a policy makes up out of what it was asked would be told like any code; the default policy's are fixed.
 */
public final class Observability implements FirewallObserver {
    private final Meters meters;
    private final Names names;
    private final OpenTelemetry telemetry;
    private final Watch watch;

    private Observability(Meters meters, Names names, OpenTelemetry telemetry, boolean content) {
        this.meters = meters;
        this.names = names;
        this.telemetry = telemetry;
        this.watch = new Watch(meters, new Spans(telemetry, content), names);
    }

    /** Metrics into {@code registry}, and no traces. For traces alone give it an empty {@code CompositeMeterRegistry}. */
    public static Observability micrometer(MeterRegistry registry) {
        return new Observability(new Meters(registry), new Names(), OpenTelemetry.noop(), false);
    }

    /** Traces as well; spans are children of whatever span is current on the thread that asks the firewall. */
    public Observability opentelemetry(OpenTelemetry traces) {
        return new Observability(meters, names, traces, watch.spans().content());
    }

    /**
     * Whether spans tell what was shown: texts after they were screened, and results of tools as the model sees them, the first 8,192 characters of
     * each. What was cut out or withheld is never told, nor are arguments. Off, unless told: whoever may read traces can then read conversations.
     */
    public Observability screenedTexts(boolean told) {
        return new Observability(meters, names, telemetry, told);
    }

    @Override
    public PolicyDecisionPoint policy(PolicyDecisionPoint policy) {
        return new WatchedPolicy(policy, watch);
    }

    @Override
    public Scanner scanner(Scanner scanner) {
        return new WatchedScanner(scanner, watch);
    }

    @Override
    public OutputInspector output(OutputInspector inspector) {
        return new WatchedOutput(inspector, watch);
    }

    @Override
    public CallTracer tracer(CallTracer tracer) {
        return new WatchedTracer(tracer, watch);
    }

    @Override
    public ApprovalService approvals(ApprovalService approvals) {
        return new WatchedApprovals(approvals, watch);
    }

    @Override
    public AuditSink audit(AuditSink sink) {
        return new WatchedSink(sink, watch, new Recorded(meters, names));
    }

    @Override
    public Door door(Door door) {
        return new WatchedDoor(door, watch);
    }

    @Override
    public AnswerWatch answer(RequestContext context) {
        return new WatchedAnswer(watch, context);
    }

    @Override
    public void vitals(Vitals part) {
        watch.quietly(() -> meters.vitals().add(part));
    }

    Watch watch() {
        return watch;
    }
}
