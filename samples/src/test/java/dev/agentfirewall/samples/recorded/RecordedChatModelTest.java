package dev.agentfirewall.samples.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedChatModelTest {
    private static final RecordedRun RUN = new RecordedRun(
            "a run",
            "",
            "do it",
            List.of(
                    new RecordedTurn("", List.of(new RecordedCall("c1", "look", "{}"))),
                    new RecordedTurn("then", List.of(new RecordedCall("c2", "act", "{\"x\": 1}")))),
            Map.of());

    private final RecordedChatModel model = new RecordedChatModel(RUN);
    private final List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("do it")));

    @Test
    void chat_turnByTurn_saysWhatWasRecordedThenItsLastWords() {
        assertThat(next().toolExecutionRequests())
                .singleElement()
                .satisfies(call -> assertThat(call.name()).isEqualTo("look"));
        answer("c1", "look", "fine");
        AiMessage second = next();
        assertThat(second.text()).isEqualTo("then");
        assertThat(second.toolExecutionRequests().get(0).arguments()).isEqualTo("{\"x\": 1}");
        answer("c2", "act", "fine");
        assertThat(next().text()).isEqualTo(RecordedChatModel.LAST_WORDS);
    }

    @Test
    void chat_afterADeniedCall_goesOnWithItsPlan() {
        next();
        messages.add(ToolExecutionResultMessage.builder()
                .id("c1")
                .toolName("look")
                .text("denied")
                .isError(true)
                .build());

        assertThat(next().toolExecutionRequests().get(0).name()).isEqualTo("act");
    }

    @Test
    void chat_whenTheUserSpeaksAgain_startsAgain() {
        next();
        messages.add(UserMessage.from("once more"));

        assertThat(next().toolExecutionRequests().get(0).name()).isEqualTo("look");
    }

    private AiMessage next() {
        AiMessage message = model.chat(messages).aiMessage();
        messages.add(message);
        return message;
    }

    private void answer(String id, String tool, String text) {
        messages.add(ToolExecutionResultMessage.from(id, tool, text));
    }
}
