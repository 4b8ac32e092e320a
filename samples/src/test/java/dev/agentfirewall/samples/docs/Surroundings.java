package dev.agentfirewall.samples.docs;

/** What a reader of a snippet is taken to have: the imports an editor adds, and the objects the text speaks of. */
final class Surroundings {
    static final String IMPORTS = """
            import dev.agentfirewall.*;
            import dev.agentfirewall.approvals.*;
            import dev.agentfirewall.approvals.console.*;
            import dev.agentfirewall.approvals.file.*;
            import dev.agentfirewall.approvals.http.*;
            import dev.agentfirewall.artifact.*;
            import dev.agentfirewall.artifact.format.*;
            import dev.agentfirewall.artifact.signing.*;
            import dev.agentfirewall.audit.*;
            import dev.agentfirewall.audit.file.*;
            import dev.agentfirewall.call.*;
            import dev.agentfirewall.conversation.*;
            import dev.agentfirewall.corpus.*;
            import dev.agentfirewall.corpus.read.*;
            import dev.agentfirewall.decision.*;
            import dev.agentfirewall.enforcement.*;
            import dev.agentfirewall.guardmodel.*;
            import dev.agentfirewall.json.*;
            import dev.agentfirewall.langchain4j.*;
            import dev.agentfirewall.mcp.*;
            import dev.agentfirewall.model.*;
            import dev.agentfirewall.output.*;
            import dev.agentfirewall.observe.*;
            import dev.agentfirewall.policy.*;
            import dev.agentfirewall.policy.plan.*;
            import dev.agentfirewall.policy.server.*;
            import dev.agentfirewall.postgres.*;
            import dev.agentfirewall.provenance.*;
            import dev.agentfirewall.rag.*;
            import dev.agentfirewall.rag.classify.*;
            import dev.agentfirewall.rag.sensitive.*;
            import dev.agentfirewall.recording.*;
            import dev.agentfirewall.scan.*;
            import dev.agentfirewall.scan.Scanner;
            import dev.agentfirewall.trace.*;
            import dev.agentfirewall.vault.*;
            import dev.langchain4j.agent.tool.*;
            import dev.langchain4j.data.document.*;
            import dev.langchain4j.data.document.splitter.*;
            import dev.langchain4j.data.segment.*;
            import dev.langchain4j.model.chat.*;
            import dev.langchain4j.model.chat.listener.*;
            import dev.langchain4j.model.embedding.*;
            import dev.langchain4j.rag.content.retriever.*;
            import dev.langchain4j.service.*;
            import dev.langchain4j.service.tool.*;
            import dev.langchain4j.store.embedding.*;
            import io.micrometer.core.instrument.MeterRegistry;
            import io.opentelemetry.api.OpenTelemetry;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.Optional;
            """;

    static final String FIELDS = """
            interface Assistant { String chat(String text); }
            interface Users { String id(); }
            interface Desk {
                boolean endorses(ApprovalRequest.Source source);
                boolean approves(ToolCall call);
            }
            interface Mailbox { void send(String text); }
            static class Office {}
            FileApprovalStore tickets;
            ApprovalDesk people;
            Map<String, String> headers;
            byte[] body;
            Assistant assistant;
            dev.langchain4j.memory.ChatMemory memory;
            Desk desk;
            MeterRegistry registry;
            OpenTelemetry telemetry;
            Observability observability;
            Mailbox elsewhere;
            NoteSigner signer;
            Firewall firewall;
            AgentFirewall guard;
            AgentFirewall agentFirewall;
            String token;
            ChatModel chatModel;
            StreamingChatModel streamingChatModel;
            ContentRetriever retriever;
            EmbeddingStore<TextSegment> store;
            EmbeddingModel embeddings;
            PolicyDecisionPoint policy;
            AuditSink sink;
            Path log;
            PostgresDatabase database;
            Json planJson;
            Json dataJson;
            Json request;
            String text;
            RequestContext context;
            List<String> tokens;
            java.util.function.Consumer<String> reader;
            List<Document> documents;
            """;

    private Surroundings() {}
}
