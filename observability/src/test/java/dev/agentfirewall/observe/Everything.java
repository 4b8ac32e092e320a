package dev.agentfirewall.observe;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.MemoryApprovalStore;
import dev.agentfirewall.approvals.StoredApprovals;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.policy.server.OpaServerPolicyDecisionPoint;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.trace.ConversationTracer;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A registry into which everything that can be told was told at least once, by real parts. */
final class Everything implements AutoCloseable {
    private final PrometheusMeterRegistry registry = Scrape.registry();
    private final Observability observability = Observability.micrometer(registry);
    private final Office office = new Office(observability);
    private final Firewall remote; // held: parts are watched weakly

    Everything(Path log) throws AuditException {
        // nobody listens there, so each question is a doubt
        OpaServer nobody = OpaServer.at(URI.create("http://127.0.0.1:9"))
                .connectTimeout(Duration.ofMillis(200))
                .build();
        remote = Firewall.builder()
                .policy(new OpaServerPolicyDecisionPoint(nobody))
                .scanner(Scanner.none())
                .tracer(new ConversationTracer())
                .audit(FileAuditSink.open(FileAuditConfig.in(log)))
                .approvals(StoredApprovals.in(new MemoryApprovalStore(Clock.systemUTC(), 10))
                        .build())
                .mode(Mode.SHADOW)
                .observer(observability)
                .build();
    }

    Scrape day() {
        office.aDay();
        remote.screen(office.asked(), Content.userInput("hello"));
        chat();
        return Scrape.of(registry);
    }

    private void chat() {
        ChatModel model = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from("yes"))
                        .tokenUsage(new TokenUsage(3, 1))
                        .build();
            }

            @Override
            public List<ChatModelListener> listeners() {
                return List.of(new ChatObserver(observability));
            }
        };
        model.chat(UserMessage.from("is it Monday?"));
    }

    @Override
    public void close() throws AuditException {
        remote.close();
    }
}
