package dev.agentfirewall.canaries;

import static dev.agentfirewall.call.ArgumentRole.BODY;
import static dev.agentfirewall.call.ArgumentRole.RECIPIENT;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.langchain4j.Role;
import dev.agentfirewall.langchain4j.ToolPolicy;
import dev.agentfirewall.langchain4j.canary.Assistant;
import dev.agentfirewall.langchain4j.canary.ScriptedModel;
import dev.agentfirewall.langchain4j.canary.Streamed;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import java.util.ArrayList;
import java.util.List;

/** What happens in a {@link World}: an agent reads a mail and writes one, with a canary in each text that comes in or goes out. */
final class Day {
    private final Canaries canaries;
    private final ScriptedModel model;
    private final Office office = new Office();
    private String answer = "";

    Day(Canaries canaries) {
        this.canaries = canaries;
        // Addresses are numbered as they were first seen: the prompt's, the user's, the mail's.
        this.model = ScriptedModel.saying(
                ScriptedModel.call("readMail", "{}"),
                ScriptedModel.call(
                        "sendMail",
                        "{\"to\":\"[EMAIL_2]\",\"text\":\"It is about " + canaries.word(3) + ", says [EMAIL_3].\"}"),
                ScriptedModel.text("I wrote to [EMAIL_2] about " + canaries.word(4) + "."));
    }

    void passes(World world) {
        Assistant assistant = world.agent
                .services(Assistant.class)
                .chatModel(model.blocking())
                .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                .systemMessageProvider(
                        memory -> "You help at a desk. It is " + canaries.address(0) + " and sells " + canaries.word(0))
                .tools(office)
                .build();
        answer = assistant.chat("Read my mail, then write to " + canaries.address(1) + " about " + canaries.word(1));
    }

    /** The same, streaming. */
    void streams(World world) throws Exception {
        Assistant.Streaming assistant = world.agent
                .services(Assistant.Streaming.class)
                .streamingChatModel(model.streaming())
                .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                .tools(office)
                .build();
        answer = Streamed.of(assistant.chat("Write to " + canaries.address(1))).complete();
    }

    String answer() {
        return answer;
    }

    List<String> sent() {
        return office.sent;
    }

    String modelRead() {
        return model.everythingShown();
    }

    /** The tools. */
    final class Office {
        final List<String> sent = new ArrayList<>();

        @Tool("Reads the mail")
        @ToolPolicy(Effect.READ)
        String readMail() {
            return "From: " + canaries.address(2) + ". It is about " + canaries.word(2) + ".";
        }

        @Tool("Sends a mail")
        @ToolPolicy(Effect.SEND)
        String sendMail(@Role(RECIPIENT) String to, @Role(BODY) String text) {
            sent.add(to + ": " + text);
            return "sent to " + to;
        }
    }
}
