package dev.agentfirewall.langchain4j;

import static dev.agentfirewall.call.ArgumentRole.BODY;
import static dev.agentfirewall.call.ArgumentRole.RECIPIENT;
import static dev.agentfirewall.call.Effect.SEND;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpLockException;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The code in {@code docs/langchain4j.md} and {@code docs/mcp.md}, compiled. Each stretch between marks must stand in a page as it stands here. */
final class DocSnippets {
    private DocSnippets() {}

    private static Optional<Subject> currentUser() {
        return Optional.of(Subject.of("emma", "user"));
    }

    static void install(Firewall firewall) {
        // snippet: install
        AgentFirewall.builder(firewall)
                .subjects(invocation -> currentUser())
                .build()
                .install();
        FirewallCheck.verify();
        // end
    }

    static AgentFirewall declarations(Firewall firewall) throws ToolDeclarationException {
        return
        // snippet: declarations
        AgentFirewall.builder(firewall)
                .subjects(invocation -> currentUser())
                .declarations(ToolDeclarations.read(Path.of("tools.json")))
                .build();
        // end
    }

    static Assistant explicit(AgentFirewall agentFirewall, ChatModel model) {
        // snippet: explicit
        Assistant assistant = agentFirewall
                .services(Assistant.class) // instead of AiServices.builder(Assistant.class)
                .chatModel(model)
                .tools(new MailTools())
                .build();
        // end
        return assistant;
    }

    static List<Object> session(AgentFirewall agentFirewall, ChatModel model) {
        // snippet: session
        FirewallSession session = agentFirewall.session(Subject.of("emma", "user"), new ConversationId("chat-42"));
        ChatModel guarded = session.guard(model);
        List<AiServiceTool> tools = session.tools(new MailTools());
        // end
        return List.of(guarded, tools);
    }

    static ToolProvider mcp(AgentFirewall agentFirewall) throws McpLockException {
        // snippet: mcp
        ToolProvider provider = McpToolProvider.builder()
                .mcpClients(GuardedMcpClient.connect(agentFirewall, McpLock.read(Path.of("mcp.lock.json")))
                        .http("https://wiki.acme.example/mcp")
                        .as("wiki"))
                .build();
        // end
        return provider;
    }

    static List<McpClient> connect(AgentFirewall agentFirewall, String token) throws McpLockException {
        // snippet: connect
        McpLock lock = McpLock.read(Path.of("mcp.lock.json"));
        GuardedMcpClient wiki = GuardedMcpClient.connect(agentFirewall, lock)
                .http("https://wiki.acme.example/mcp", () -> Map.of("Authorization", token))
                .as("wiki");
        GuardedMcpClient files = GuardedMcpClient.connect(agentFirewall, lock)
                .stdio("npx", "-y", "@acme/files-mcp@1.4.2", "/srv/docs")
                .as("files");
        // end
        return List.of(wiki, files);
    }

    /** Sends mail. */
    interface Mailer {
        String send(String to, String text);
    }

    /** Tools to mail with. */
    static final class MailTools {
        private final Mailer mailer = (to, text) -> "sent";

        // snippet: tool
        @Tool("Sends a mail")
        @ToolPolicy(SEND)
        String sendMail(@Role(RECIPIENT) String to, @Role(BODY) String text) {
            return mailer.send(to, text);
        }
        // end
    }
}
