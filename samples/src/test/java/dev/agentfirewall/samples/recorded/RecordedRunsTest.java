package dev.agentfirewall.samples.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.samples.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedRunsTest {

    @Test
    void resource_shippedRuns_tellsTaskFromAttack() {
        RecordedRuns runs = RecordedRuns.resource(Workspace.class, "runs.jsonl");

        assertThat(runs.all()).hasSize(2);
        RecordedRun attacked = runs.all().get(0);
        assertThat(attacked.user()).startsWith("Am I free for lunch");
        assertThat(attacked.calls())
                .filteredOn(call -> "attack".equals(attacked.labels().get(call.id())))
                .hasSize(10);
        assertThat(runs.all().get(1).labels()).doesNotContainValue("attack");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":\"a\",\"id\":\"b\"}                                     | a key stands twice in one object",
                "{\"id\":\"a\",\"messages\":7}                                   | `messages` is not an array",
                "{\"id\":\"a\",\"messages\":[]}                                  | no message of the assistant",
                "{\"id\":\"a\",\"messages\":[{\"role\":\"oracle\"}]}             | `role` is not system",
                "{\"id\":\"a\",\"messages\":[{\"role\":\"assistant\",\"content\":null}]} | neither says nor calls",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":\"hi\"}]}    | `id` is not a string",
            })
    void parse_damagedLine_namesFileLineAndFault(String line, String fault) {
        assertThatThrownBy(() -> RecordedRuns.parse("runs.jsonl", "\n" + line))
                .isInstanceOf(MalformedRunException.class)
                .hasMessageStartingWith("runs.jsonl:2: ")
                .hasMessageContaining(fault);
    }

    @Test
    void parse_damagedLine_quotesNothing() {
        assertThatThrownBy(() -> RecordedRuns.parse("runs.jsonl", "{\"id\":\"canary-7\" \"canary-8\"}"))
                .hasMessageNotContaining("canary");
    }

    @Test
    void parse_sameIdTwice_isRefused() {
        String line = "{\"id\":\"a\",\"messages\":[{\"role\":\"assistant\",\"content\":\"hi\"}]}\n";

        assertThatThrownBy(() -> RecordedRuns.parse("runs.jsonl", line + line))
                .hasMessage("runs.jsonl:2: the id stands on an earlier line too");
    }

    @Test
    void toString_ofARun_tellsNoContent() {
        RecordedRun run =
                RecordedRuns.resource(Workspace.class, "runs.jsonl").all().get(0);

        assertThat(run.toString() + run.turns() + run.calls()).doesNotContain("lunch", "mark.black");
    }
}
