package dev.agentfirewall.benchmarks;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.FirewallObserver;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.trace.ConversationTracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The real parts that are timed: default pack, default rules, audit log in files. */
final class Parts {
    private Parts() {}

    static Firewall firewall(PolicyDecisionPoint policy, Path log) throws AuditException {
        return firewall(policy, log, FirewallObserver.none());
    }

    static Firewall firewall(PolicyDecisionPoint policy, Path log, FirewallObserver observer) throws AuditException {
        return Firewall.builder()
                .policy(policy)
                .scanner(RagScanner.rules())
                .audit(FileAuditSink.open(FileAuditConfig.in(log)))
                .observer(observer)
                .build();
    }

    /** A firewall that looks at answers too, in the light of what was read and asked. */
    static Firewall answering(Path log, OutputInspector gate) throws AuditException {
        return Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(RagScanner.rules())
                .tracer(new ConversationTracer())
                .output(gate)
                .audit(FileAuditSink.open(FileAuditConfig.in(log)))
                .build();
    }

    /** The request that the default policy is asked about {@link Traffic#call}. */
    static AccessRequest request(Path log) throws Exception {
        AtomicReference<AccessRequest> asked = new AtomicReference<>();
        PolicyDecisionPoint policy = RegoPolicies.defaults();
        PolicyDecisionPoint listening = new PolicyDecisionPoint() {
            @Override
            public DecisionResponse decide(AccessRequest request) {
                if (request.checkpoint() == Checkpoint.TOOL_CALL) {
                    asked.set(request);
                }
                return policy.decide(request);
            }

            @Override
            public PolicyReference reference() {
                return policy.reference();
            }
        };
        try (Firewall firewall = firewall(listening, log)) {
            firewall.guard(Traffic.context(firewall, "engine"), Traffic.call(), call -> Traffic.SENT);
        }
        return Objects.requireNonNull(asked.get(), "policy was not asked");
    }

    static Path temporary() throws IOException {
        return Files.createTempDirectory("agent-firewall-benchmark");
    }

    static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(Parts::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
