package dev.agentfirewall.cli.demo;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import java.nio.file.Path;

/** The firewall as the demo uses it: the default rules, the default scanner, a log in files, and nobody there to approve. */
final class Guarded implements AutoCloseable {
    private final RunLog log;
    private final Firewall firewall;
    private final AgentFirewall agents;

    private Guarded(RunLog log, Firewall firewall, AgentFirewall agents) {
        this.log = log;
        this.firewall = firewall;
        this.agents = agents;
    }

    static Guarded logging(Path directory) throws AuditException {
        RunLog log = new RunLog(FileAuditSink.open(FileAuditConfig.in(directory)));
        Firewall firewall = Firewall.builder()
                .policy(RegoPolicies.defaults())
                .scanner(RagScanner.rules())
                .audit(log)
                .approvals(ApprovalService.nobody())
                .deployment("demo")
                .build();
        AgentFirewall agents = AgentFirewall.builder(firewall)
                .subjects(SubjectResolver.always(Subject.of("emma", "user")))
                .build();
        return new Guarded(log, firewall, agents);
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
    }
}
