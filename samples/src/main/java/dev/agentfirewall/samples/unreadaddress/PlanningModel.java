package dev.agentfirewall.samples.unreadaddress;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.PrintStream;

/** A model that sends the mail that it was asked for and then says so. It prints what it was shown. */
final class PlanningModel implements ChatModel {
    private static final ToolExecutionRequest SEND = ToolExecutionRequest.builder()
            .id("1")
            .name("sendMail")
            .arguments("{\"to\": \"[EMAIL_1]\", \"text\": \"Noon is fine.\"}")
            .build();

    private final PrintStream out;

    PlanningModel(PrintStream out) {
        this.out = out;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        ChatMessage last = request.messages().get(request.messages().size() - 1);
        boolean asked = last instanceof UserMessage;
        if (last instanceof UserMessage user) {
            out.println("The model reads: " + user.singleText());
        }
        return ChatResponse.builder()
                .aiMessage(asked ? AiMessage.from(SEND) : AiMessage.from("I wrote to [EMAIL_1]."))
                .build();
    }
}
