package dev.agentfirewall.langchain4j;

import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.recording.OfferedTool;
import dev.agentfirewall.recording.ShownMessage;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one request shows a model, for a recorder.
 *
 * @param messages in order
 * @param tools what the application offers
 */
record Transcript(List<ShownMessage> messages, List<OfferedTool> tools) {

    /** A message of which {@code shown} was judged and passed on. */
    static ShownMessage message(ChatMessage message, List<Item> shown) {
        List<ShownMessage.Part> parts = shown.stream()
                .filter(item -> !item.text().isBlank())
                .map(Transcript::part)
                .toList();
        if (message instanceof AiMessage said) {
            return answer(said, parts);
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return new ShownMessage(
                    Speaker.TOOL,
                    texts(result.contents()),
                    parts,
                    List.of(),
                    text(result.id()),
                    text(result.toolName()));
        }
        if (message instanceof SystemMessage system) {
            return ShownMessage.of(Speaker.SYSTEM, system.text(), parts, List.of());
        }
        String said = message instanceof UserMessage user ? texts(user.contents()) : message.toString();
        return ShownMessage.of(Speaker.USER, said, parts, List.of());
    }

    /** What a model said, as it was let through. */
    static ShownMessage answer(AiMessage said) {
        boolean silent = said.text() == null || said.text().isBlank();
        return answer(said, silent ? List.of() : List.of(new ShownMessage.Part(said.text(), "")));
    }

    private static ShownMessage answer(AiMessage said, List<ShownMessage.Part> parts) {
        return ShownMessage.of(
                Speaker.ASSISTANT,
                text(said.text()),
                parts,
                said.toolExecutionRequests().stream().map(Transcript::call).toList());
    }

    private static ShownMessage.Part part(Item item) {
        return new ShownMessage.Part(
                item.text(), item.origin() instanceof Origin.RetrievedDocument document ? document.source() : "");
    }

    private static ShownMessage.Call call(ToolExecutionRequest call) {
        return new ShownMessage.Call(text(call.id()), text(call.name()), text(call.arguments()));
    }

    private static String texts(List<Content> contents) {
        return contents.size() == 1 && contents.get(0) instanceof TextContent text
                ? text.text()
                : contents.stream()
                        .map(content -> content instanceof TextContent text ? text.text() : "" + content.type())
                        .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @Override
    public String toString() {
        return "transcript of " + messages.size() + " messages";
    }
}
