package dev.agentfirewall.cli.demo;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.classify.GuardModel;
import dev.agentfirewall.rag.classify.GuardScanner;
import java.nio.file.Path;
import java.time.Duration;

/** The firewall as the demo uses it: the default rules, the guard model, a log in files, and nobody there to approve. */
final class Guarded implements AutoCloseable {
    /** For each text. A busy machine may take its time: the demo shows what is found, not how fast. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunLog log;
    private final GuardModel model;
    private final Firewall firewall;
    private final AgentFirewall agents;

    private Guarded(RunLog log, GuardModel model, Firewall firewall, AgentFirewall agents) {
        this.log = log;
        this.model = model;
        this.firewall = firewall;
        this.agents = agents;
    }

    static Guarded logging(Path directory) throws AuditException {
        RunLog log = new RunLog(FileAuditSink.open(FileAuditConfig.in(directory)));
        GuardModel model = BundledGuardModel.load();
        Firewall firewall = Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(GuardScanner.of(RagScanner.rules(), model).within(PATIENCE))
                .audit(log)
                .approvals(ApprovalService.nobody())
                .deployment("demo")
                .build();
        AgentFirewall agents = AgentFirewall.builder(firewall)
                .subjects(SubjectResolver.always(Subject.of("emma", "user")))
                .build();
        return new Guarded(log, model, firewall, agents);
    }

    AgentFirewall agents() {
        return agents;
    }

    RunLog log() {
        return log;
    }

    @Override
    public void close() throws AuditException {
        firewall.close();
        model.close();
    }
}
