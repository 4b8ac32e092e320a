package dev.agentfirewall.faults;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What a fault is played on: a running firewall of sound parts, any of which can be broken and mended again, and a call that
 * sound parts permit. Guarded text of every kind carries the {@link #canary}.
 */
final class Stage implements AutoCloseable {
    static final String TOOL = "read_notes";

    /** Found nowhere but in what this stage was given to guard. */
    final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");

    final Part<PolicyDecisionPoint> policy;
    final Part<Looks> scanner = new Part<>(RagScanner.rules()::scan);
    final Part<ApprovalService> approvals = new Part<>(ApprovalService.nobody());
    final Part<Optional<Subject>> subject = new Part<>(Optional.of(Subject.of("emma", "user")));
    final Part<Supplier<Optional<Subject>>> resolver = new Part<>(subject::get);
    final Part<String> asked = new Part<>(TOOL);
    final Part<InstantSource> clock = new Part<>(InstantSource.system());
    final Part<Appends> sink;
    final Part<String> arguments;
    final Part<Body> tool;
    final AuditFiles audit;
    final Part<ToolDescriptor> descriptor =
            new Part<>(ToolDescriptor.declared(TOOL, Effect.READ, Map.of("topic", ArgumentRole.QUERY)));
    private final Door door;
    private final FakeOpa opa;
    private final Part<Callable<Seen>> act;
    private final Part<Fault.Scene> pending = new Part<>(stage -> {});
    private final AtomicInteger runs = new AtomicInteger();
    private final Firewall firewall;

    Stage(Door door, Path directory) throws AuditException, IOException {
        this.door = door;
        opa = new FakeOpa();
        policy = new Part<>(door == Door.OPA_SERVER ? Engines.server(opa.address()) : Engines.defaults());
        audit = new AuditFiles(directory);
        sink = new Part<>(audit::append);
        arguments = new Part<>("{\"topic\":\"lunch with " + canary + "\"}");
        tool = new Part<>(call -> ToolOutput.text("Lunch is at noon, says " + canary));
        firewall = Firewall.builder()
                .policy(new Policy())
                .scanner(new Scans())
                .approvals(request -> approvals.get().ask(request))
                .audit(new Sink())
                .clock(new Ticks())
                .build();
        act = new Part<>(() -> door.act(this));
    }

    @FunctionalInterface
    interface Looks {
        ScanReport scan(String text, Channel channel);
    }

    @FunctionalInterface
    interface Appends {
        AuditReceipt append(Json.Obj record) throws AuditException;
    }

    @FunctionalInterface
    interface Body {
        ToolOutput run(String arguments) throws Exception;
    }

    @FunctionalInterface
    interface Decides {
        DecisionResponse decide(AccessRequest request);
    }

    Firewall firewall() {
        return firewall;
    }

    Door door() {
        return door;
    }

    FakeOpa opa() {
        return opa;
    }

    /** What the user asks for, out of which the sound call comes. */
    String said() {
        return "What do my notes say about lunch with " + canary + "?";
    }

    ToolOutput runTool(String given) throws Exception {
        runs.incrementAndGet();
        return tool.get().run(given);
    }

    int runs() {
        return runs.get();
    }

    /** Answers with {@code decides} from now on. */
    void decide(Decides decides) {
        policy.set(deciding(decides));
    }

    PolicyDecisionPoint deciding(Decides decides) {
        PolicyReference reference = PolicyReference.of("broken");
        return new PolicyDecisionPoint() {
            @Override
            public DecisionResponse decide(AccessRequest request) {
                return decides.decide(request);
            }

            @Override
            public PolicyReference reference() {
                return reference;
            }
        };
    }

    /** Replaces what {@link #act} does. */
    void instead(Callable<Seen> other) {
        act.set(other);
    }

    /** Lets {@code scene} happen when the model is next asked. */
    void whileTheModelThinks(Fault.Scene scene) {
        pending.set(scene);
    }

    void happen() {
        Fault.Scene scene = pending.get();
        pending.mend();
        try {
            scene.play(this);
        } catch (Exception e) {
            throw new IllegalStateException("the scene itself failed", e);
        }
    }

    Seen act() throws Exception {
        return act.get().call();
    }

    Seen actSoundly() throws Exception {
        return act.sound().call();
    }

    void mend() throws Exception {
        Thread.interrupted(); // an interrupt is kept for the host, who has seen it now
        policy.mend();
        scanner.mend();
        approvals.mend();
        subject.mend();
        clock.mend();
        sink.mend();
        arguments.mend();
        tool.mend();
        descriptor.mend();
        resolver.mend();
        asked.mend();
        opa.answer.mend();
        act.mend();
        audit.mend();
    }

    @Override
    public void close() throws AuditException, IOException {
        opa.close();
        firewall.close();
    }

    private final class Policy implements PolicyDecisionPoint {
        @Override
        public DecisionResponse decide(AccessRequest request) {
            return policy.get().decide(request);
        }

        @Override
        public PolicyReference reference() {
            return policy.get().reference();
        }
    }

    private final class Scans implements Scanner {
        @Override
        public ScanReport scan(String text, Channel channel) {
            return scanner.get().scan(text, channel);
        }

        @Override
        public String name() {
            return "stage/1";
        }
    }

    private final class Sink implements AuditSink {
        @Override
        public AuditReceipt append(Json.Obj record) throws AuditException {
            return sink.get().append(record);
        }

        @Override
        public void close() throws AuditException {
            audit.close();
        }
    }

    private final class Ticks extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return clock.get().instant();
        }
    }
}
