package dev.agentfirewall.spring;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** An agent in small: its service, its one tool, and a model that looks things up before it answers. */
final class Office {
    private Office() {}

    /** The service. */
    interface Assistant {
        String chat(String text);
    }

    /** Reads a note, and counts how often. */
    static final class Notes {
        final AtomicInteger read = new AtomicInteger();

        @Tool("Reads the note of the day")
        @ToolPolicy(Effect.READ)
        String readNote() {
            return "note " + read.incrementAndGet();
        }

        @Tool("Deletes a note")
        @ToolPolicy(Effect.DELETE)
        String deleteNote(@Role(ArgumentRole.RESOURCE) String id) {
            return "deleted " + id;
        }
    }

    /** Somebody with the role of a user is logged in on this thread. */
    static void logIn(String name) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(name, "", "ROLE_USER"));
    }

    /** Says what it was told. */
    static final class Talkative implements ChatModel {
        final List<String> read = new CopyOnWriteArrayList<>();

        @Override
        public ChatResponse doChat(ChatRequest request) {
            UserMessage last =
                    (UserMessage) request.messages().get(request.messages().size() - 1);
            read.add(last.singleText());
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from("You said: " + last.singleText()))
                    .build();
        }
    }

    /** Calls a tool first, then says what it was shown. */
    static final class Curious implements ChatModel {
        final AtomicInteger asked = new AtomicInteger();
        private final String tool;
        private final String arguments;

        Curious() {
            this("readNote", "{}");
        }

        Curious(String tool, String arguments) {
            this.tool = tool;
            this.arguments = arguments;
        }

        @Override
        public ChatResponse doChat(ChatRequest request) {
            asked.incrementAndGet();
            boolean fresh = request.messages().get(request.messages().size() - 1) instanceof UserMessage;
            return ChatResponse.builder()
                    .aiMessage(fresh ? call() : said(request))
                    .build();
        }

        private AiMessage call() {
            return AiMessage.from(ToolExecutionRequest.builder()
                    .id("1")
                    .name(tool)
                    .arguments(arguments)
                    .build());
        }

        private static AiMessage said(ChatRequest request) {
            return AiMessage.from(request.messages().stream()
                    .filter(ToolExecutionResultMessage.class::isInstance)
                    .map(message -> ((ToolExecutionResultMessage) message).text())
                    .reduce("", (before, last) -> last));
        }
    }
}
