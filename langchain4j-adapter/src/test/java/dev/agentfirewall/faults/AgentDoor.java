package dev.agentfirewall.faults;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.SubjectResolver;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real LangChain4j agent with a real tool. Its model asks for the tool in its first turn, and just before it does, the fault
 * happens: what was judged before was judged soundly.
 */
final class AgentDoor {
    private static final Pattern CODE = Pattern.compile("\\(([a-z]+\\.[a-z_.]+)\\)");

    private AgentDoor() {}

    /** The agent. */
    interface Assistant {
        String chat(String message);
    }

    static Seen act(Stage stage) {
        ChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);
        List<String> told = new ArrayList<>();
        try {
            told.add(assistant(stage, memory).chat(stage.said()));
        } catch (RuntimeException e) {
            told.add(Refusal.text(e));
        }
        return memory.messages().stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(ToolExecutionResultMessage.class::cast)
                .reduce((first, last) -> last)
                .map(result -> seen(result, told))
                .orElseGet(() -> new Seen("refused " + code(told.get(0)), told));
    }

    private static Assistant assistant(Stage stage, ChatMemory memory) {
        return AgentFirewall.builder(stage.firewall())
                .subjects(new Subjects(stage))
                .build()
                .services(Assistant.class)
                .chatModel(new Model(stage))
                .chatMemory(memory)
                .tools(new Notes(stage))
                .build();
    }

    private static Seen seen(ToolExecutionResultMessage result, List<String> told) {
        String outcome = String.valueOf(result.attributes().getOrDefault("agent_firewall.outcome", "completed"));
        if (outcome.equals("completed")) {
            return new Seen(outcome, told);
        }
        told.add(result.text());
        return new Seen(outcome + " " + code(result.text()), told);
    }

    private static String code(String sentence) {
        Matcher code = CODE.matcher(sentence);
        return code.find() ? code.group(1) : sentence;
    }

    /** Asks for the tool, then says that it is done. */
    private static final class Model implements ChatModel {
        private final Stage stage;
        private final AtomicInteger turns = new AtomicInteger();

        Model(Stage stage) {
            this.stage = stage;
        }

        @Override
        public ChatResponse doChat(ChatRequest request) {
            AiMessage line = turns.incrementAndGet() == 1 ? call() : AiMessage.from("That is all.");
            return ChatResponse.builder().aiMessage(line).build();
        }

        private AiMessage call() {
            stage.happen();
            return AiMessage.from(ToolExecutionRequest.builder()
                    .id("call_0")
                    .name(stage.asked.get())
                    .arguments(stage.arguments.get())
                    .build());
        }
    }

    /** Tells what the stage knows. */
    private record Subjects(Stage stage) implements SubjectResolver {
        @Override
        public Optional<Subject> resolve(InvocationContext invocation) {
            return stage.resolver.get().get();
        }
    }

    /** The tool. */
    static final class Notes {
        private final Stage stage;

        Notes(Stage stage) {
            this.stage = stage;
        }

        @Tool(name = Stage.TOOL, value = "Reads the user's notes about a topic")
        @ToolPolicy(Effect.READ)
        String read(@Role(ArgumentRole.QUERY) String topic) throws Exception {
            ToolOutput output = stage.runTool(topic);
            return output.parts().stream().flatMap(part -> part.text().stream()).collect(Collectors.joining("\n"));
        }
    }
}
