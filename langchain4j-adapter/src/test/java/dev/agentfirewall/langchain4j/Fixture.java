package dev.agentfirewall.langchain4j;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.ToolDeclarationException;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.langchain4j.data.message.ChatMessageType;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import java.util.List;

/** A firewall with a stub policy, and services behind it. */
final class Fixture {
    final StubPolicy policy = new StubPolicy();
    final MemoryAuditSink audit = new MemoryAuditSink();
    final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(50);
    final Firewall core = Firewall.builder()
            .policy(policy)
            .scanner(new WordScanner())
            .audit(audit)
            .build();
    final AgentFirewall firewall;

    Fixture() {
        this(ToolDeclarations.NONE);
    }

    private Fixture(ToolDeclarations declarations) {
        firewall = AgentFirewall.builder(core)
                .subjects(SubjectResolver.always(Subject.of("emma", "support")))
                .declarations(declarations)
                .build();
    }

    static Fixture declaring(String file) {
        try {
            return new Fixture(ToolDeclarations.parse(file));
        } catch (ToolDeclarationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A guarded blocking service that remembers. */
    AiServices<Assistant> assistant(ScriptedModel model, Object... tools) {
        AiServices<Assistant> builder =
                firewall.services(Assistant.class).chatModel(model.blocking()).chatMemory(memory);
        return tools.length == 0 ? builder : builder.tools(tools);
    }

    /** A guarded streaming service that remembers. */
    AiServices<Assistant.Streaming> streaming(ScriptedModel model, Object... tools) {
        AiServices<Assistant.Streaming> builder = firewall.services(Assistant.Streaming.class)
                .streamingChatModel(model.streaming())
                .chatMemory(memory);
        return tools.length == 0 ? builder : builder.tools(tools);
    }

    List<ChatMessageType> remembered() {
        return memory.messages().stream().map(message -> message.type()).toList();
    }
}
