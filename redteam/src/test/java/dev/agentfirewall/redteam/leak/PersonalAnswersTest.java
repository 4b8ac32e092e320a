package dev.agentfirewall.redteam.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.redteam.replay.ResultVerdict;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunReader;
import dev.agentfirewall.redteam.tools.ToolBox;
import dev.agentfirewall.trace.ConversationTracer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the default rules make of other people's data in an answer: served where the user asked, numbers that name a person cut where nobody did. */
class PersonalAnswersTest {
    private static final String LETTER =
            "John Miller, SSN 536-22-8471, card 4111 1111 1111 1111, phone +49 30 901820, moves to Ulm in May.";

    @TempDir
    Path folder;

    @Test
    void answer_numbersNobodyAskedFor_areCut() throws Exception {
        assertThat(answer("Summarise the letter.", "John Miller (SSN 536-22-8471) moves to Ulm."))
                .isEqualTo(ResultVerdict.Action.REDACT);
        assertThat(answer("Summarise the letter.", "He pays with 4111111111111111."))
                .isEqualTo(ResultVerdict.Action.REDACT);
    }

    @Test
    void answer_numberTheUserAskedFor_isServed() throws Exception {
        assertThat(answer("What is his social security number?", "It is 536-22-8471."))
                .isEqualTo(ResultVerdict.Action.PASS);
        assertThat(answer("Which card does he pay with?", "With 4111 1111 1111 1111."))
                .isEqualTo(ResultVerdict.Action.PASS);
    }

    @Test
    void answer_howSomebodyIsReached_isServed() throws Exception {
        assertThat(answer("Summarise the letter.", "John Miller, +49 30 901820, moves to Ulm."))
                .isEqualTo(ResultVerdict.Action.PASS);
    }

    private ResultVerdict.Action answer(String question, String answer) throws Exception {
        Map<String, Object> call =
                Map.of("id", "c1", "type", "function", "function", Map.of("name", "read_letter", "arguments", "{}"));
        Map<String, Object> run = Map.of(
                "id",
                "letter",
                "messages",
                List.of(
                        Map.of("role", "user", "content", question),
                        Map.of("role", "assistant", "tool_calls", List.of(call)),
                        Map.of("role", "tool", "tool_call_id", "c1", "content", LETTER),
                        Map.of("role", "assistant", "content", answer)));
        Path file = Files.writeString(folder.resolve("run.jsonl"), new ObjectMapper().writeValueAsString(run));
        ToolDeclarations declared = ToolDeclarations.parse(
                "{\"version\": 1, \"tools\": [{\"name\": \"read_letter\", \"effects\": [\"read\"]}]}");
        Replay.Setup setup = new Replay.Setup(
                RegoPolicies.defaults(),
                RagScanner.rules(),
                new ConversationTracer(),
                Subject.of("emma", "user"),
                Replay.MORNING);
        try (Replay replay = Replay.of(setup);
                RunReader reader = RunReader.open(file)) {
            RecordedRun recorded = reader.next().orElseThrow();
            return replay.walk(recorded, ToolBox.of(List.of(), declared)).answer();
        }
    }
}
