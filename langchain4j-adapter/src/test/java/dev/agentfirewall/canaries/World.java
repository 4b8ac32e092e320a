package dev.agentfirewall.canaries;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.crypto.AesGcm;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.observe.Observability;
import dev.agentfirewall.output.OutputGate;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.sensitive.SensitiveDataScanner;
import dev.agentfirewall.recording.FileRunRecorder;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.trace.ConversationTracer;
import dev.agentfirewall.vault.Keeping;
import dev.agentfirewall.vault.KeyFile;
import dev.agentfirewall.vault.Vault;
import dev.agentfirewall.vault.VaultConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A firewall of real parts with everything on that remembers or tells: pseudonyms, two vaults, a recorder, metrics, traces, the audit log. */
final class World implements AutoCloseable {
    private static final PolicyDecisionPoint POLICY = policy();
    private static final Scanner SENSITIVE = SensitiveDataScanner.standard();
    private static final Scanner RULES = RagScanner.rules();

    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final InMemorySpanExporter spans = InMemorySpanExporter.create();
    final MemoryAuditSink audit = new MemoryAuditSink();
    final Vault vault;
    final Firewall firewall;
    final AgentFirewall agent;
    final Path vaultFolder;
    private final Vault waiting;
    private final FileRunRecorder recorder;
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();

    /** @param idle how long what was said is remembered */
    World(Path folder, Duration idle) throws Exception {
        this(folder, idle, same -> same);
    }

    /** @param change what is otherwise */
    World(Path folder, Duration idle, UnaryOperator<Firewall.Builder> change) throws Exception {
        vaultFolder = folder.resolve("vault");
        Path key = keyFile(folder.resolve("vault.key"));
        vault = Vault.open(VaultConfig.in(vaultFolder, KeyFile.read(key)));
        waiting = Vault.open(VaultConfig.in(folder.resolve("suspicious"), KeyFile.read(key))
                .keeping(Keeping.SUSPICIOUS)
                .waiting(idle));
        recorder =
                FileRunRecorder.in(folder.resolve("runs"), SENSITIVE).idle(idle).start();
        Firewall.Builder builder = Firewall.builder()
                .policy(POLICY)
                .scanner(RULES)
                .scanner(SENSITIVE)
                .tracer(new ConversationTracer(idle))
                .output(OutputGate.forgettingAfter(idle))
                .pseudonyms(idle)
                .conversations(1_000, idle)
                .audit(waiting.beside(vault.beside(audit)))
                .observer(Observability.micrometer(registry).opentelemetry(telemetry));
        firewall = change.apply(builder).build();
        agent = AgentFirewall.builder(firewall)
                .subjects(SubjectResolver.always(Subject.of("emma", "user")))
                .recorder(recorder)
                .evidence(evidence -> {
                    vault.keep(evidence);
                    waiting.keep(evidence);
                })
                .build();
    }

    private static PolicyDecisionPoint policy() {
        try {
            Path settings = Files.createTempFile("settings", ".json");
            Files.writeString(settings, """
                    {"pseudonyms": {"inward": {
                        "user_input": {"pii.": true}, "retrieval": {"pii.": true}, "tool_result": {"pii.": true}}}}
                    """);
            PolicyDecisionPoint policy = RegoPolicies.defaults(settings);
            Files.delete(settings);
            return policy;
        } catch (Exception e) {
            throw new LinkageError("the policy cannot be made", e);
        }
    }

    static Path keyFile(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, Base64.getEncoder().encodeToString(AesGcm.newKey()) + "\n");
    }

    /** Everything that metrics, traces and the audit log have told. */
    String told() {
        StringBuilder told = new StringBuilder(registry.scrape()).append(recorded());
        registry.getMeters().forEach(meter -> told.append(meter.getId()).append('\n'));
        spans.getFinishedSpanItems().forEach(span -> told.append(span).append('\n'));
        return told.toString();
    }

    String recorded() {
        return audit.records().stream()
                .map(record -> CanonicalJson.write(record.event()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws AuditException {
        firewall.close();
        recorder.close();
        waiting.close();
        vault.close();
    }
}
